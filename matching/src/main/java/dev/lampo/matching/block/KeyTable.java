package dev.lampo.matching.block;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/**
 * The keys of many records, those of a record side by side in ascending order. They lie in a few
 * large arrays: an array for each record would cost a second look into memory per pair. For several
 * threads.
 */
final class KeyTable {
  private static final int CHUNK_BITS = 13;
  private static final int CHUNK = 1 << CHUNK_BITS;

  /** The first key that two records share, where they share none: no hash of a key is this one. */
  static final long NONE = Long.MAX_VALUE;

  private final long[][] chunks;

  /** Where the keys of a row end within its chunk; they begin where those of the row before end. */
  private final int[] ends;

  private KeyTable(long[][] chunks, int[] ends) {
    this.chunks = chunks;
    this.ends = ends;
  }

  /**
   * Makes the keys of rows by several threads.
   *
   * @param keys of a row, in ascending order
   */
  static KeyTable of(int rows, IntFunction<long[]> keys) {
    int[] ends = new int[rows];
    long[][] chunks = new long[(rows + CHUNK - 1) / CHUNK][];
    IntStream.range(0, chunks.length)
        .parallel()
        .forEach(chunk -> chunks[chunk] = chunk(chunk, ends, keys));
    return new KeyTable(chunks, ends);
  }

  private static long[] chunk(int chunk, int[] ends, IntFunction<long[]> keys) {
    long[] all = new long[2 * CHUNK];
    int size = 0;
    int to = Math.min(ends.length, (chunk + 1) * CHUNK);
    for (int row = chunk * CHUNK; row < to; row++) {
      long[] more = keys.apply(row);
      if (size + more.length > all.length) {
        all = Arrays.copyOf(all, Math.max(size + more.length, 2 * all.length));
      }
      System.arraycopy(more, 0, all, size, more.length);
      size += more.length;
      ends[row] = size;
    }
    return Arrays.copyOf(all, size);
  }

  int rows() {
    return ends.length;
  }

  long size() {
    return Arrays.stream(chunks).mapToLong(chunk -> chunk.length).sum();
  }

  /** Writes each key with its row, packed by a mask of the row's bits. */
  void pack(long[] packed, long rowMask) {
    int[] starts = new int[chunks.length];
    for (int i = 1; i < starts.length; i++) {
      starts[i] = starts[i - 1] + chunks[i - 1].length;
    }
    IntStream.range(0, chunks.length)
        .parallel()
        .forEach(
            chunk -> {
              int next = starts[chunk];
              int to = Math.min(ends.length, (chunk + 1) * CHUNK);
              for (int row = chunk * CHUNK; row < to; row++) {
                for (int i = from(row); i < ends[row]; i++) {
                  packed[next++] = chunks[chunk][i] & ~rowMask | row;
                }
              }
            });
  }

  /** All keys of all rows, in ascending order. */
  long[] sorted() {
    long[] sorted = new long[Math.toIntExact(size())];
    int next = 0;
    for (long[] chunk : chunks) {
      System.arraycopy(chunk, 0, sorted, next, chunk.length);
      next += chunk.length;
    }
    Arrays.parallelSort(sorted);
    return sorted;
  }

  /** Whether any key of a row is such a one. */
  boolean anyKey(int row, LongPredicate such) {
    long[] chunk = chunks[row >>> CHUNK_BITS];
    for (int i = from(row); i < ends[row]; i++) {
      if (such.test(chunk[i])) {
        return true;
      }
    }
    return false;
  }

  /** The keys of a row. */
  long[] keys(int row) {
    return Arrays.copyOfRange(chunks[row >>> CHUNK_BITS], from(row), ends[row]);
  }

  /** The first key that two rows share, or {@link #NONE}. */
  long firstShared(int left, int right) {
    return firstShared(left, right, Long.MIN_VALUE);
  }

  /** The first key from some key on that two rows share, or {@link #NONE}. */
  long firstShared(int left, int right, long least) {
    long[] a = chunks[left >>> CHUNK_BITS];
    long[] b = chunks[right >>> CHUNK_BITS];
    int i = from(left);
    int j = from(right);
    int endA = ends[left];
    int endB = ends[right];
    while (i < endA && j < endB) {
      long one = a[i];
      long other = b[j];
      if (one == other && one >= least) {
        return one;
      }
      if (one <= other) {
        i++;
      } else {
        j++;
      }
    }
    return NONE;
  }

  /** Tells of each rule by which two rows share a key, once. */
  void rulesShared(int left, int right, IntConsumer told) {
    long[] a = chunks[left >>> CHUNK_BITS];
    long[] b = chunks[right >>> CHUNK_BITS];
    int i = from(left);
    int j = from(right);
    int last = -1;
    while (i < ends[left] && j < ends[right]) {
      if (a[i] == b[j]) {
        int rule = Keys.rule(a[i]);
        if (rule != last) {
          told.accept(rule);
          last = rule;
        }
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
  }

  private int from(int row) {
    return (row & CHUNK - 1) == 0 ? 0 : ends[row - 1];
  }
}
