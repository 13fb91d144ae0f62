package dev.lampo.matching.block;

import java.util.Arrays;

/**
 * Records that share a key, group by group. Keys and rows lie in one sorted array of longs: the
 * first bits of a key, then the row. Where two keys share their first bits, the pairs are still
 * exact, because each pair is looked up in the keys of both rows. For several threads.
 */
public final class Blocks {
  private final long[][] keys;
  private final long[] packed;
  private final long rowMask;

  /**
   * Groups rows.
   *
   * @param keys of each row, in ascending order
   */
  public Blocks(long[][] keys) {
    this.keys = keys;
    int rowBits = 64 - Long.numberOfLeadingZeros(Math.max(1, keys.length));
    rowMask = (1L << rowBits) - 1;
    long count = 0;
    for (long[] each : keys) {
      count += each.length;
    }
    packed = new long[Math.toIntExact(count)];
    int next = 0;
    for (int row = 0; row < keys.length; row++) {
      for (long key : keys[row]) {
        packed[next++] = key & ~rowMask | row;
      }
    }
    Arrays.parallelSort(packed);
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
    for (long key : keys[row]) {
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
      long[] leftKeys = keys[left];
      for (int j = i + 1; j < to; j++) {
        int right = row(j);
        if (left != right && (firstCommon(leftKeys, keys[right]) & ~rowMask) == group) {
          visitor.pair(left, right);
        }
      }
    }
  }

  /** The first key that both have. */
  private static long firstCommon(long[] a, long[] b) {
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length) {
      if (a[i] == b[j]) {
        return a[i];
      }
      if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return NONE;
  }

  /** Stands for no key: of 2^64 hashes the largest one. */
  private static final long NONE = 0x7fff_ffff_ffff_ffffL;

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
}
