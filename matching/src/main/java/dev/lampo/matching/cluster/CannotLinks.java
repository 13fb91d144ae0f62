package dev.lampo.matching.cluster;

import static java.util.Objects.requireNonNull;

import dev.lampo.matching.record.RecordId;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What people decided: pairs of records that must never be one entity, whether the records are held
 * or not. Immutable; for several threads.
 */
public final class CannotLinks implements Separation {
  /** Nothing is decided. */
  public static final CannotLinks NONE = new CannotLinks(Set.of());

  private final SortedSet<Pair> pairs;
  private final Map<RecordId, Set<RecordId>> partners = new HashMap<>();

  /** Takes pairs, each counting once. */
  public CannotLinks(Collection<Pair> pairs) {
    this.pairs = Collections.unmodifiableSortedSet(new TreeSet<>(pairs));
    for (Pair pair : pairs) {
      partners.computeIfAbsent(pair.one(), one -> new TreeSet<>()).add(pair.other());
      partners.computeIfAbsent(pair.other(), other -> new TreeSet<>()).add(pair.one());
    }
  }

  /** All pairs in their order. */
  public SortedSet<Pair> pairs() {
    return pairs;
  }

  @Override
  public boolean isEmpty() {
    return pairs.isEmpty();
  }

  @Override
  public Set<RecordId> from(RecordId record) {
    return partners.getOrDefault(record, Set.of());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CannotLinks links && pairs.equals(links.pairs);
  }

  @Override
  public int hashCode() {
    return pairs.hashCode();
  }

  @Override
  public String toString() {
    return pairs.toString();
  }

  /**
   * Two records that must not be one.
   *
   * @param one the lesser name; the constructor turns the two if need be
   * @param other the greater name
   */
  public record Pair(RecordId one, RecordId other) implements Comparable<Pair> {
    /** Refuses nulls and a record paired with itself. */
    public Pair {
      requireNonNull(one, "one is null");
      requireNonNull(other, "other is null");
      int order = one.compareTo(other);
      if (order == 0) {
        throw new IllegalArgumentException("a record is always one with itself: " + one);
      }
      if (order > 0) {
        RecordId lesser = other;
        other = one;
        one = lesser;
      }
    }

    @Override
    public int compareTo(Pair that) {
      int ones = one.compareTo(that.one);
      return ones != 0 ? ones : other.compareTo(that.other);
    }

    @Override
    public String toString() {
      return one + " / " + other;
    }
  }
}
