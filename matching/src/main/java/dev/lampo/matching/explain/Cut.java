package dev.lampo.matching.explain;

import static java.util.Objects.requireNonNull;

import dev.lampo.matching.record.RecordId;

/**
 * A link that a repair gave up, because it would have brought two records together that must not be
 * one.
 *
 * @param link what was given up
 * @param left a record of the entity that must not be one with {@code right}; null where it is not
 *     known
 * @param right a record on the other side; null where it is not known
 * @param reason what forbids it: a veto as written, or a decision
 */
public record Cut(Link link, RecordId left, RecordId right, String reason) {
  /** Refuses a missing link or reason. */
  public Cut {
    requireNonNull(link, "link is null");
    requireNonNull(reason, "reason is null");
  }
}
