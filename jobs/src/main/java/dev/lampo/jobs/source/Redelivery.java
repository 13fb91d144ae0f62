package dev.lampo.jobs.source;

import dev.lampo.model.Reject;
import dev.lampo.model.RejectCause;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/**
 * A rejected record made anew of what its reject has kept. A reject keeps text for people to look
 * at, not the record: where that is less than what was delivered, nothing may be made of it, for a
 * cut key would name another record.
 */
public sealed interface Redelivery {
  /** The record, all that matters of it as it was delivered. */
  record Whole(RawRecord record) implements Redelivery {}

  /**
   * The reject does not hold all that matters.
   *
   * @param why a clause for an operator
   */
  record Partial(String why) implements Redelivery {}

  /** Stands in texts where something was that is no character, or that a database refuses. */
  char REPLACED = '\ufffd';

  /** The record of a reject, for a source that is read like this now. */
  static Redelivery of(Reject reject, RecordReading reading) {
    String missing = missing(reject, reading);
    return missing == null ? new Whole(record(reject)) : new Partial(missing);
  }

  private static String missing(Reject reject, RecordReading reading) {
    if (isDeletion(reject)) {
      return missingOfDeletion(reject, reading);
    }
    if (reject.cause() == RejectCause.NOT_READ || reject.payload() == null) {
      return "nothing was delivered that could be read";
    }
    if (bytes(reject.payload()).length != reject.payloadBytes()) {
      return "it is longer than what a reject keeps, ask the source for it";
    }
    if (reject.cause() == RejectCause.MALFORMED
        && !reject.detail().startsWith(QuoteDecoder.FAILED)) {
      return "its form is broken, which no setting mends";
    }
    if (reject.payload().indexOf(REPLACED) >= 0) {
      return "characters of it could not be kept, ask the source for it";
    }
    if (reading.version() instanceof ValueFrom.Header header) {
      return "its version was in the header "
          + header.name()
          + ", which no reject keeps, ask the source for it";
    }
    return reading.id() instanceof ValueFrom.Key && isAltered(reject.recordKey())
        ? "its key could not be kept as it was, ask the source for it"
        : null;
  }

  /** Without a value, and not because its value was not taken. */
  private static boolean isDeletion(Reject reject) {
    return switch (reject.cause()) {
      case DELETION_WITHOUT_VERSION -> true;
      case NOT_READ, PAYLOAD_TOO_LARGE -> false;
      default ->
          reject.payload() == null && reject.payloadBytes() == 0 && reject.recordKey() != null;
    };
  }

  private static String missingOfDeletion(Reject reject, RecordReading reading) {
    if (reading.deletionVersion() == null) {
      return "the source has no deletionVersion: set it first";
    }
    if (reading.deletionVersion() instanceof ValueFrom.Header header) {
      return reject.cause() == RejectCause.DELETION_WITHOUT_VERSION
          ? "its version should be in the header " + header.name() + ", which it did not have"
          : "its version was in the header " + header.name() + ", which no reject keeps";
    }
    return isAltered(reject.recordKey())
        ? "its key could not be kept as it was, ask the source for it"
        : null;
  }

  /** A key as long as the bound may have been longer. */
  private static boolean isAltered(String key) {
    return key != null && (key.indexOf(REPLACED) >= 0 || bytes(key).length >= Texts.CHARS_MAX);
  }

  private static RawRecord record(Reject reject) {
    return new RawRecord(
        reject.origin().partition(),
        reject.origin().position(),
        reject.recordKey() == null ? null : bytes(reject.recordKey()),
        reject.payload() == null ? null : bytes(reject.payload()),
        Map.of(),
        reject.committedAt().equals(Instant.EPOCH) ? -1 : reject.committedAt().toEpochMilli(),
        true);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
