package dev.lampo.demo.traffic;

import static dev.lampo.model.RejectCause.DATES_OUT_OF_ORDER;
import static dev.lampo.model.RejectCause.DELETION_WITHOUT_VERSION;
import static dev.lampo.model.RejectCause.IMPLAUSIBLE_DATE;
import static dev.lampo.model.RejectCause.INVALID_VALUE;
import static dev.lampo.model.RejectCause.MALFORMED;
import static dev.lampo.model.RejectCause.MISSING_FIELD;
import static dev.lampo.model.RejectCause.MISSING_KEY;
import static dev.lampo.model.RejectCause.PAYLOAD_TOO_LARGE;
import static dev.lampo.model.RejectCause.UNKNOWN_BROKER;
import static dev.lampo.model.RejectCause.UNKNOWN_CAR_CLASS;
import static dev.lampo.model.RejectCause.UNKNOWN_STATION;

import dev.lampo.demo.traffic.Channel.Kind;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.RejectCause;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Records that nobody can use, each with one fault only, every kind of its channel in its turn. */
final class BrokenRecords {
  private static final int OVERSIZE_BYTES = 10 << 20;
  private static final int OVERSIZED_MAX = 3;

  /** Those that a row with columns of their own types can have as well. */
  private static final List<Fault> IN_ANY_CONTENT =
      List.of(
          fault(UNKNOWN_STATION, quote -> quote.with("pickup.station", "Atlantis")),
          fault(IMPLAUSIBLE_DATE, BrokenRecords::inYear2099),
          fault(MISSING_FIELD, quote -> quote.with("pickup.at", null)),
          fault(DATES_OUT_OF_ORDER, quote -> quote.swapped("pickup.at", "return.at")),
          fault(INVALID_VALUE, quote -> quote.with("price", "-12.50")),
          fault(UNKNOWN_CAR_CLASS, quote -> quote.with("carClass", "CAR1")),
          fault(UNKNOWN_BROKER, quote -> quote.with("broker", "nobody-knows")),
          fault(MISSING_FIELD, BrokenRecords::withoutCustomer),
          fault(INVALID_VALUE, quote -> quote.with("currency", "EURO")));

  private static final List<Fault> IN_ANY_TEXT =
      List.of(
          fault(PAYLOAD_TOO_LARGE, BrokenRecords::oversized),
          fault(MISSING_FIELD, quote -> quote.with("revision", null)),
          fault(INVALID_VALUE, quote -> quote.with("pickup.at", "2026-13-45T10:00")),
          fault(INVALID_VALUE, quote -> quote.with("price", "cheap")),
          new Fault(MALFORMED, (quote, kind) -> text("neither JSON nor CSV")),
          new Fault(MALFORMED, (quote, kind) -> truncated(quote.text(kind))));

  private static final List<Fault> IN_JSON =
      List.of(
          new Fault(DELETION_WITHOUT_VERSION, (quote, kind) -> null),
          new Fault(MISSING_KEY, QuoteText::bytes),
          new Fault(MALFORMED, (quote, kind) -> text("[1, 2, 3]")));

  private static final List<Fault> IN_CSV =
      List.of(
          new Fault(MISSING_FIELD, (quote, kind) -> null),
          fault(MISSING_KEY, quote -> quote.with("id", null)),
          new Fault(MALFORMED, (quote, kind) -> text(quote.text(kind) + ";one more")),
          new Fault(MALFORMED, (quote, kind) -> text("\"never closed;" + quote.text(kind))));

  private static final Map<Kind, List<Fault>> FAULTS =
      new EnumMap<>(
          Map.of(
              Kind.KAFKA,
              mixed(IN_ANY_CONTENT, IN_ANY_TEXT, IN_JSON),
              Kind.POSTGRES,
              IN_ANY_CONTENT,
              Kind.MARIADB,
              IN_ANY_CONTENT,
              Kind.FILES,
              mixed(IN_ANY_CONTENT, IN_ANY_TEXT, IN_CSV)));

  private final Map<Kind, Integer> next = new EnumMap<>(Kind.class);
  private int oversized;

  private record Fault(RejectCause cause, BiFunction<QuoteText, Kind, byte[]> damage) {}

  /**
   * A record that is broken.
   *
   * @param key of the record, or null
   */
  record BrokenRecord(String key, RejectCause cause, Supplier<byte[]> value) {}

  /** The next kind of damage, done to a good quote. */
  BrokenRecord damage(Kind kind, String id, QuoteTerms terms) {
    Fault fault = next(kind);
    if (fault.cause() == PAYLOAD_TOO_LARGE && ++oversized > OVERSIZED_MAX) {
      fault = next(kind);
    }
    BiFunction<QuoteText, Kind, byte[]> damage = fault.damage();
    return new BrokenRecord(
        fault.cause() == MISSING_KEY ? null : id,
        fault.cause(),
        () -> damage.apply(QuoteText.of(id, 1, terms), kind));
  }

  private Fault next(Kind kind) {
    List<Fault> faults = FAULTS.get(kind);
    return faults.get((next.merge(kind, 1, Integer::sum) - 1) % faults.size());
  }

  private static Fault fault(RejectCause cause, UnaryOperator<QuoteText> damage) {
    return new Fault(cause, (quote, kind) -> damage.apply(quote).bytes(kind));
  }

  /** In turn from each, so that little traffic has some of every sort. */
  @SafeVarargs
  private static List<Fault> mixed(List<Fault>... lists) {
    List<Fault> mixed = new ArrayList<>();
    for (int i = 0; i < IN_ANY_CONTENT.size(); i++) {
      for (List<Fault> list : lists) {
        if (i < list.size()) {
          mixed.add(list.get(i));
        }
      }
    }
    return List.copyOf(mixed);
  }

  private static QuoteText inYear2099(QuoteText quote) {
    return quote.with("pickup.at", "2099-06-01T10:00").with("return.at", "2099-06-05T10:00");
  }

  private static QuoteText withoutCustomer(QuoteText quote) {
    return quote.with("customer.email", null).with("customer.phone", null);
  }

  private static QuoteText oversized(QuoteText quote) {
    return quote.with("customer.name", "x".repeat(OVERSIZE_BYTES));
  }

  private static byte[] truncated(String text) {
    return text(text.substring(0, text.length() * 2 / 3));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
