package dev.lampo.matching.rules;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One way to choose a golden record's value among those of its records; where it does not decide,
 * the next one does.
 *
 * @param kind the way
 * @param names for {@link Kind#SOURCE} the sources from the best down; for {@link Kind#MOST_RECENT}
 *     and {@link Kind#OLDEST} the field with the date; for {@link Kind#VALIDATED} the part that
 *     says {@code yes}
 */
public record Survivor(Kind kind, List<String> names) {
  /** The ways. */
  public enum Kind {
    /** The value that most records have. */
    MOST_FREQUENT,
    /** The value of the record with the latest date in a field. */
    MOST_RECENT,
    /** The value of the record with the earliest date in a field. */
    OLDEST,
    /** The value with the most letters. */
    LONGEST,
    /** The value with the fewest letters. */
    SHORTEST,
    /** The value from the source that is preferred. */
    SOURCE,
    /** A value that passed its own check, such as a tax number with the right check digit. */
    VALIDATED,
    /** The largest number or latest date. */
    GREATEST,
    /** The smallest number or earliest date. */
    LEAST
  }

  /** Copies the names. */
  public Survivor {
    requireNonNull(kind, "kind is null");
    names = List.copyOf(names);
  }
}
