package dev.lampo.matching.model;

import dev.lampo.matching.compare.Hash;
import dev.lampo.matching.compare.Value;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Numbers that stand for everything that is compared of records; their names and sources are not.
 * What is drawn by them does not depend on the order of the input. For several threads.
 */
final class Contents {
  private final long[] hashes;

  private Contents(long[] hashes) {
    this.hashes = hashes;
  }

  static Contents of(Prepared records) {
    long[] hashes = new long[records.size()];
    Arrays.parallelSetAll(hashes, row -> hash(records.values(row)));
    return new Contents(hashes);
  }

  private static long hash(Value[] values) {
    long hash = 0;
    for (int feature = 1; feature < values.length; feature++) {
      hash = Hash.both(hash, values[feature] == null ? 0 : values[feature].hash());
    }
    return hash;
  }

  /** 63 bits that stand for two records, either way round. */
  long both(int left, int right) {
    long a = hashes[left];
    long b = hashes[right];
    return Hash.both(Math.min(a, b), Math.max(a, b)) >>> 1;
  }

  /** The rows by their contents. */
  int[] order() {
    int rowBits = 64 - Long.numberOfLeadingZeros(Math.max(1, hashes.length));
    long rowMask = (1L << rowBits) - 1;
    long[] packed = new long[hashes.length];
    Arrays.parallelSetAll(packed, row -> hashes[row] & ~rowMask | row);
    Arrays.parallelSort(packed);
    for (int from = 0; from < packed.length; ) {
      int to = from + 1;
      while (to < packed.length && (packed[to] & ~rowMask) == (packed[from] & ~rowMask)) {
        to++;
      }
      orderByWholeHash(packed, from, to, rowMask);
      from = to;
    }
    return Arrays.stream(packed).mapToInt(each -> (int) (each & rowMask)).toArray();
  }

  /** Among hashes that begin alike the row would decide, which is not a content. */
  private void orderByWholeHash(long[] packed, int from, int to, long rowMask) {
    if (to - from > 1) {
      long[] sorted =
          IntStream.range(from, to)
              .mapToObj(i -> packed[i])
              .sorted((a, b) -> Long.compare(hash(a, rowMask), hash(b, rowMask)))
              .mapToLong(Long::longValue)
              .toArray();
      System.arraycopy(sorted, 0, packed, from, sorted.length);
    }
  }

  private long hash(long packed, long rowMask) {
    return hashes[(int) (packed & rowMask)];
  }
}
