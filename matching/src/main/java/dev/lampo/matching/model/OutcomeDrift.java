package dev.lampo.matching.model;

import static java.util.Objects.requireNonNull;

/**
 * How often two random records have one outcome of a comparison, now and at training. Where that
 * rose the level says less than the model believes.
 *
 * @param comparison its name
 * @param level what the outcome says
 * @param before the share of random pairs at training
 * @param now the share in the data at hand
 * @param drifted whether it differs by more than chance and habit
 */
public record OutcomeDrift(
    String comparison, String level, double before, double now, boolean drifted) {
  /** Refuses nulls. */
  public OutcomeDrift {
    requireNonNull(comparison, "comparison is null");
    requireNonNull(level, "level is null");
  }
}
