package dev.lampo.matching.explain;

import dev.lampo.matching.record.RecordId;

/**
 * A pair above the match threshold.
 *
 * @param left the record with the lesser name
 * @param right the other one
 * @param bits its weight
 */
public record Link(RecordId left, RecordId right, double bits) {
  /** The link between two records in either order. */
  static Link between(RecordId one, RecordId other, double bits) {
    return one.compareTo(other) <= 0 ? new Link(one, other, bits) : new Link(other, one, bits);
  }
}
