package dev.lampo.matching.explain;

import static java.util.Objects.requireNonNull;

import dev.lampo.matching.rules.Comparison;

/**
 * What one comparison says of a pair.
 *
 * @param name the comparison
 * @param left the first record's value as normalised, or null
 * @param right the second record's value, or null
 * @param outcome {@link Comparison#ABSENT}, or the number of the level
 * @param level what the outcome says
 * @param m how often records of one entity have it; NaN where a value is absent
 * @param u how often records of two entities have it; NaN where a value is absent
 * @param frequency the share of records with this very value, where it changed the weight; else NaN
 * @param bits what the outcome weighs
 */
public record ComparedField(
    String name,
    String left,
    String right,
    int outcome,
    String level,
    double m,
    double u,
    double frequency,
    double bits) {
  /** Refuses a missing name or level. */
  public ComparedField {
    requireNonNull(name, "name is null");
    requireNonNull(level, "level is null");
  }

  /** Whether both values are there. */
  public boolean present() {
    return outcome != Comparison.ABSENT;
  }

  /** Whether the weight is that of this very value rather than of the level. */
  public boolean byFrequency() {
    return !Double.isNaN(frequency);
  }
}
