package dev.lampo.demo.check;

import dev.lampo.demo.traffic.QuoteTruth;
import dev.lampo.demo.traffic.TombstoneTruth;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What one side, the maps or the tables, holds in the end. */
interface Held {
  /** How the side is called in differences. */
  String name();

  /** Every quote, in any order. */
  void quotes(Consumer<Quote> each);

  /** Every enquiry, in any order. */
  void enquiries(Consumer<Enquiry> each);

  /** Every tombstone, in any order. */
  void tombstones(Consumer<TombstoneTruth> each);

  /** Every reject, in any order. */
  void rejects(Consumer<Reject> each);

  /** A quote and the enquiry that it says it is in, or null. */
  record Quote(QuoteTruth content, String enquiry) {}

  /**
   * An enquiry.
   *
   * @param offers ids of the current quotes, sorted
   * @param best id of the cheapest offer by currency
   */
  record Enquiry(String id, int quotes, List<String> offers, Map<String, String> best) {}

  /** A reject by its position in the source, which is its id. */
  record Reject(String id, String key, String cause) {
    String source() {
      return id.substring(0, id.indexOf('/'));
    }
  }
}
