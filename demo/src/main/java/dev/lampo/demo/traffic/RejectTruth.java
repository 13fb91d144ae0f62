package dev.lampo.demo.traffic;

import static java.util.Objects.requireNonNull;

import dev.lampo.model.RejectCause;

/**
 * A record that the grid must refuse.
 *
 * @param record its place in the traffic, from zero
 * @param key of the record, or null
 */
public record RejectTruth(long record, String key, RejectCause cause) implements TruthRow {
  /** Refuses a missing cause. */
  public RejectTruth {
    requireNonNull(cause, "cause is null");
  }
}
