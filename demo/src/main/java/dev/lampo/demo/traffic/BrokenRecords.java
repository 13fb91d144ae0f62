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

import dev.lampo.model.QuoteTerms;
import dev.lampo.model.RejectCause;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Records that nobody can use, each with one fault only, every kind in its turn. */
final class BrokenRecords {
  private static final int OVERSIZE_BYTES = 10 << 20;
  private static final int OVERSIZED_MAX = 3;

  private static final List<Fault> FAULTS =
      List.of(
          fault(MALFORMED, json -> text("no JSON at all")),
          fault(UNKNOWN_STATION, json -> json.with("pickup.station", "Atlantis").bytes()),
          fault(DELETION_WITHOUT_VERSION, json -> null),
          fault(IMPLAUSIBLE_DATE, json -> inYear2099(json).bytes()),
          new Fault(MISSING_KEY, QuoteJson::bytes),
          fault(PAYLOAD_TOO_LARGE, BrokenRecords::oversized),
          fault(MISSING_FIELD, json -> json.with("pickup.at", null).bytes()),
          fault(DATES_OUT_OF_ORDER, json -> json.swapped("pickup.at", "return.at").bytes()),
          fault(INVALID_VALUE, json -> json.with("price", "-12.50").bytes()),
          fault(UNKNOWN_CAR_CLASS, json -> json.with("carClass", "CAR1").bytes()),
          fault(UNKNOWN_BROKER, json -> json.with("broker", "nobody-knows").bytes()),
          fault(MALFORMED, json -> truncated(json.text())),
          fault(MISSING_FIELD, json -> json.with("revision", null).bytes()),
          fault(INVALID_VALUE, json -> json.with("pickup.at", "2026-13-45T10:00").bytes()),
          fault(MISSING_FIELD, BrokenRecords::withoutCustomer),
          fault(INVALID_VALUE, json -> json.with("price", "cheap").bytes()),
          fault(MALFORMED, json -> text("[1, 2, 3]")),
          fault(INVALID_VALUE, json -> json.with("currency", "EURO").bytes()));

  private int next;
  private int oversized;

  private record Fault(RejectCause cause, Function<QuoteJson, byte[]> damage) {}

  /**
   * A record that is broken.
   *
   * @param key of the record, or null
   */
  record BrokenRecord(String key, RejectCause cause, Supplier<byte[]> value) {}

  /** The next kind of damage, done to a good quote. */
  BrokenRecord damage(String id, QuoteTerms terms) {
    Fault fault = FAULTS.get(next++ % FAULTS.size());
    if (fault.cause() == PAYLOAD_TOO_LARGE && ++oversized > OVERSIZED_MAX) {
      fault = FAULTS.get(next++ % FAULTS.size());
    }
    Function<QuoteJson, byte[]> damage = fault.damage();
    return new BrokenRecord(
        fault.cause() == MISSING_KEY ? null : id,
        fault.cause(),
        () -> damage.apply(QuoteJson.of(id, 1, terms)));
  }

  private static Fault fault(RejectCause cause, Function<QuoteJson, byte[]> damage) {
    return new Fault(cause, damage);
  }

  private static QuoteJson inYear2099(QuoteJson json) {
    return json.with("pickup.at", "2099-06-01T10:00").with("return.at", "2099-06-05T10:00");
  }

  private static byte[] withoutCustomer(QuoteJson json) {
    return json.with("customer.email", null).with("customer.phone", null).bytes();
  }

  private static byte[] oversized(QuoteJson json) {
    return json.with("customer.name", "x".repeat(OVERSIZE_BYTES)).bytes();
  }

  private static byte[] truncated(String text) {
    return text(text.substring(0, text.length() * 2 / 3));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
