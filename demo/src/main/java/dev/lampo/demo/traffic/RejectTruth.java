package dev.lampo.demo.traffic;

import static java.util.Objects.requireNonNull;

import dev.lampo.model.RejectCause;

/**
 * A record that the grid must refuse.
 *
 * @param record its place in the traffic, from zero
 * @param source that reads it
 * @param key of the record, or null; of a row of a file its place there, known when it is written
 */
public record RejectTruth(long record, String source, String key, RejectCause cause)
    implements TruthRow {
  /** Refuses a missing source or cause. */
  public RejectTruth {
    requireNonNull(source, "source is null");
    requireNonNull(cause, "cause is null");
  }
}
