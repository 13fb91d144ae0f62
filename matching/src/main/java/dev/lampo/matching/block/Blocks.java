package dev.lampo.matching.block;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * Records that share a key, group by group. Keys and rows lie in one sorted array of longs: the
 * first bits of a key, then the row. Where two keys share their first bits, the pairs are still
 * exact, because each pair is looked up in the keys of both rows. For several threads.
 */
public final class Blocks {
  private final KeyTable keys;
  private final long[] packed;
  private final long rowMask;

  private Blocks(KeyTable keys) {
    this.keys = keys;
    int rowBits = 64 - Long.numberOfLeadingZeros(Math.max(1, keys.rows()));
    rowMask = (1L << rowBits) - 1;
    packed = new long[Math.toIntExact(keys.size())];
    keys.pack(packed, rowMask);
    Arrays.parallelSort(packed);
  }

  /**
   * Groups rows.
   *
   * @param keys of a row, in ascending order; for several threads
   */
  public static Blocks of(int rows, IntFunction<long[]> keys) {
    return new Blocks(KeyTable.of(rows, keys));
  }

  /** How many entries, of which each is one row under one key, there are. */
  public int entries() {
    return packed.length;
  }

  /** Pairs by group sizes; a pair that shares several keys counts for each. */
  public long pairs() {
    long pairs = 0;
    for (int from = 0; from < packed.length; ) {
      int to = groupEnd(from);
      pairs += (long) (to - from) * (to - from - 1) / 2;
      from = to;
    }
    return pairs;
  }

  /** The same by rules, of which there are so many. */
  public long[] pairsByRule(int rules) {
    long[] pairs = new long[rules];
    for (int from = 0; from < packed.length; ) {
      int to = groupEnd(from);
      pairs[Keys.rule(packed[from])] += (long) (to - from) * (to - from - 1) / 2;
      from = to;
    }
    return pairs;
  }

  /** Tells of each rule by which two rows share a key, once and in order. */
  public void rulesShared(int left, int right, IntConsumer told) {
    keys.rulesShared(left, right, told);
  }

  /** The largest group: the number of its first entry, shifted by 32 bits, and its size. */
  long largest() {
    long largest = 0;
    int most = 0;
    for (int from = 0; from < packed.length; ) {
      int to = groupEnd(from);
      if (to - from > most) {
        most = to - from;
        largest = (long) from << 32 | most;
      }
      from = to;
    }
    return largest;
  }

  /** The row of an entry. */
  int row(int entry) {
    return (int) (packed[entry] & rowMask);
  }

  /** The full key of an entry. */
  long key(int entry) {
    int row = row(entry);
    for (long key : keys.keys(row)) {
      if ((key & ~rowMask) == (packed[entry] & ~rowMask)) {
        return key;
      }
    }
    throw new IllegalStateException("entry without its key");
  }

  /**
   * Where work may be cut into parts with about as many pairs each, so that no group is cut.
   *
   * @return first entries of the parts, and the number of entries at the end
   */
  public int[] cuts(int parts) {
    long share = Math.max(1, (pairs() + packed.length) / Math.max(1, parts));
    int[] cuts = new int[parts + 1];
    int count = 1;
    long done = 0;
    for (int from = 0; from < packed.length && count < parts; ) {
      int to = groupEnd(from);
      done += (long) (to - from) * (to - from - 1) / 2 + to - from;
      from = to;
      if (done >= share * count) {
        cuts[count++] = from;
      }
    }
    Arrays.fill(cuts, count, parts + 1, packed.length);
    return cuts;
  }

  /** Visits each pair of rows of some entries' groups once over all groups: with its first key. */
  public void forEachPair(int fromEntry, int toEntry, PairVisitor visitor) {
    for (int from = fromEntry; from < toEntry; ) {
      int to = groupEnd(from);
      if (to - from > 1) {
        visit(from, to, visitor);
      }
      from = to;
    }
  }

  private void visit(int from, int to, PairVisitor visitor) {
    long group = packed[from] & ~rowMask;
    for (int i = from; i < to; i++) {
      int left = row(i);
      for (int j = i + 1; j < to; j++) {
        int right = row(j);
        if (isFirst(left, right, group)) {
          visitor.pair(left, right);
        }
      }
    }
  }

  /** Visits each pair of rows that lie in one group, and that once for each such group. */
  public void forEachPairOfGroups(int fromEntry, int toEntry, GroupVisitor visitor) {
    for (int from = fromEntry; from < toEntry; ) {
      int to = groupEnd(from);
      long group = packed[from] & ~rowMask;
      for (int i = from; i < to; i++) {
        int left = row(i);
        for (int j = i + 1; j < to; j++) {
          visitor.pair(left, row(j), group);
        }
      }
      from = to;
    }
  }

  /** Whether two rows share a key of this group, and none of a group before. */
  public boolean isFirst(int left, int right, long group) {
    return left != right && (keys.firstShared(left, right) & ~rowMask) == group;
  }

  /** Whether two rows share a key of this group, and none of a group of the same rule before. */
  public boolean isFirstOfRule(int left, int right, long group) {
    long least = Keys.leastOf(Keys.rule(group));
    return left != right && (keys.firstShared(left, right, least) & ~rowMask) == group;
  }

  private int groupEnd(int from) {
    long group = packed[from] & ~rowMask;
    int to = from + 1;
    while (to < packed.length && (packed[to] & ~rowMask) == group) {
      to++;
    }
    return to;
  }

  /** Told of pairs, the lower row first. */
  @FunctionalInterface
  public interface PairVisitor {
    /** A pair that shares a key. */
    void pair(int left, int right);
  }

  /** Told of pairs that lie in one group, the lower row first. */
  @FunctionalInterface
  public interface GroupVisitor {
    /** A pair that probably shares a key; {@link #isFirst} tells. */
    void pair(int left, int right, long group);
  }
}
