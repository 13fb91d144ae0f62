package dev.lampo.matching.model;

import static java.util.Objects.requireNonNull;

/**
 * How the values of one feature differ from those of the training data.
 *
 * @param feature as rules write it
 * @param before what the training data looked like
 * @param now what the data at hand looks like
 * @param reason what drifted, for people; empty where nothing did
 */
public record FieldDrift(String feature, Baseline before, Baseline now, String reason) {
  /** Refuses nulls. */
  public FieldDrift {
    requireNonNull(feature, "feature is null");
    requireNonNull(before, "before is null");
    requireNonNull(now, "now is null");
    requireNonNull(reason, "reason is null");
  }

  /** Whether it differs by more than chance and habit. */
  public boolean drifted() {
    return !reason.isEmpty();
  }
}
