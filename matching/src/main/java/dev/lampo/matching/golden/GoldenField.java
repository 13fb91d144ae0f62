package dev.lampo.matching.golden;

import static java.util.Objects.requireNonNull;

import dev.lampo.matching.record.RecordId;

/**
 * One field of a golden record.
 *
 * @param field its name
 * @param normalised the value that survived, or null where no record has one
 * @param delivered the same as it was delivered, or null where that is not known
 * @param from the record from which it comes, or null
 * @param reason why it survived
 */
public record GoldenField(
    String field, String normalised, String delivered, RecordId from, Reason reason) {
  /** Refuses a missing field or reason. */
  public GoldenField {
    requireNonNull(field, "field is null");
    requireNonNull(reason, "reason is null");
  }

  /** The source from which it comes, or null. */
  public String source() {
    return from == null ? null : from.source();
  }

  /** What to show: as delivered where that is known, else as normalised; may be null. */
  public String value() {
    return delivered == null ? normalised : delivered;
  }
}
