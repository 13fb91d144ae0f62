package dev.lampo.client;

import static java.util.Objects.requireNonNull;

import com.hazelcast.query.PagingPredicate;
import com.hazelcast.query.Predicate;
import com.hazelcast.query.Predicates;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What {@link QuoteQuery} and {@link EnquiryQuery} have in common: pages in the order of keys. */
final class Answers {
  /** How many rows a question brings unless it says otherwise. */
  static final int LIMIT = 1_000;

  /** How many rows a question may ask for at once. */
  static final int LIMIT_MAX = 10_000;

  /** The longest period of which the days are looked up one by one. */
  private static final int DAYS_BY_INDEX = 92;

  private Answers() {}

  /**
   * Picked up on one of these days, both included. The index knows single days: one that is sorted
   * costs a quarter of all that a node can write.
   */
  static <V> Predicate<String, V> pickedUp(LocalDate from, LocalDate to) {
    long days = ChronoUnit.DAYS.between(from, to) + 1;
    if (days < 1 || days > DAYS_BY_INDEX) {
      return Predicates.between("pickup_day", from, to);
    }
    return Predicates.in("pickup_day", from.datesUntil(to.plusDays(1)).toArray(LocalDate[]::new));
  }

  static int checkedLimit(int limit) {
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new IllegalArgumentException("limit is not within 1 to " + LIMIT_MAX + ": " + limit);
    }
    return limit;
  }

  static String checked(String name, String value) {
    requireNonNull(value, name + " is null");
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " is blank");
    }
    return value;
  }

  /**
   * One page behind a key. Each member sends at most one page, so memory is bounded whatever the
   * map holds.
   */
  static <V> PagingPredicate<String, V> page(
      List<Predicate<String, V>> conditions, String after, int limit) {
    Predicate<String, V> all =
        conditions.isEmpty()
            ? Predicates.alwaysTrue()
            : Predicates.and(conditions.toArray(Predicate<?, ?>[]::new));
    Predicate<String, V> rest =
        after == null ? all : Predicates.and(Predicates.greaterThan("__key", after), all);
    return Predicates.pagingPredicate(rest, limit);
  }
}
