package dev.lampo.matching.explain;

import static java.util.Objects.requireNonNull;

import dev.lampo.matching.record.RecordId;

/**
 * A link that a repair gave up, because it would have brought records together that must not be
 * one, or parts that most pairs speak against.
 *
 * @param link what was given up
 * @param left a record of the entity that must not be one with {@code right}; null where no single
 *     pair is the reason
 * @param right a record on the other side; null where no single pair is the reason
 * @param reason what forbids it: a veto as written, a decision, or too little cohesion
 */
public record Cut(Link link, RecordId left, RecordId right, String reason) {
  /** Refuses a missing link or reason. */
  public Cut {
    requireNonNull(link, "link is null");
    requireNonNull(reason, "reason is null");
  }
}
