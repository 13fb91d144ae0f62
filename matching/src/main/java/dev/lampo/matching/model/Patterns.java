package dev.lampo.matching.model;

import dev.lampo.matching.compare.Hash;
import dev.lampo.matching.rules.Comparison;
import java.util.Arrays;
import java.util.List;

/**
 * How many pairs had the same outcome in every comparison. A pattern is one number whose digits are
 * the outcomes. Not for several threads; counted apart, then joined.
 */
final class Patterns {
  private static final int START = 1 << 10;
  private static final long FREE = -1;

  private final int[] outcomes;
  private long[] patterns = filled(START);
  private long[] counts = new long[START];
  private int size;

  Patterns(List<Comparison> comparisons) {
    outcomes = comparisons.stream().mapToInt(Comparison::outcomes).toArray();
  }

  /** Counts pairs of one pattern. */
  void add(long pattern, long pairs) {
    int slot = slot(pattern);
    if (patterns[slot] == FREE) {
      if (2 * ++size > patterns.length) {
        grow();
        slot = slot(pattern);
      }
      patterns[slot] = pattern;
    }
    counts[slot] += pairs;
  }

  Patterns join(Patterns other) {
    for (int i = 0; i < other.patterns.length; i++) {
      if (other.patterns[i] != FREE) {
        add(other.patterns[i], other.counts[i]);
      }
    }
    return this;
  }

  /** All patterns in ascending order, so that sums do not depend on the order of counting. */
  long[] sorted() {
    return Arrays.stream(patterns).filter(pattern -> pattern != FREE).sorted().toArray();
  }

  long count(long pattern) {
    return counts[slot(pattern)];
  }

  long pairs() {
    return Arrays.stream(counts).sum();
  }

  /** The outcomes of a pattern. */
  int[] outcomes(long pattern) {
    int[] split = new int[outcomes.length];
    long rest = pattern;
    for (int i = outcomes.length - 1; i >= 0; i--) {
      split[i] = (int) (rest % outcomes[i]);
      rest /= outcomes[i];
    }
    return split;
  }

  private int slot(long pattern) {
    int mask = patterns.length - 1;
    int slot = (int) Hash.mixed(pattern) & mask;
    while (patterns[slot] != FREE && patterns[slot] != pattern) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldPatterns = patterns;
    long[] oldCounts = counts;
    patterns = filled(2 * oldPatterns.length);
    counts = new long[patterns.length];
    for (int i = 0; i < oldPatterns.length; i++) {
      if (oldPatterns[i] != FREE) {
        int slot = slot(oldPatterns[i]);
        patterns[slot] = oldPatterns[i];
        counts[slot] = oldCounts[i];
      }
    }
  }

  private static long[] filled(int length) {
    long[] filled = new long[length];
    Arrays.fill(filled, FREE);
    return filled;
  }
}
