package dev.lampo.matching.block;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Keys under which too many records of the training data lie; records with such a key are told
 * apart by what refines it. Frozen with the model, so a record's keys never depend on others.
 *
 * @param sorted in ascending order
 */
public record HotKeys(long[] sorted) {
  /** No key is hot. */
  public static final HotKeys NONE = new HotKeys(new long[0]);

  /** Sorts the keys. */
  public HotKeys {
    sorted = sorted.clone();
    Arrays.sort(sorted);
  }

  /** These and others. */
  HotKeys with(HotKeys others) {
    return new HotKeys(
        LongStream.concat(Arrays.stream(sorted), Arrays.stream(others.sorted))
            .distinct()
            .toArray());
  }

  /** Whether the key is hot. */
  public boolean contains(long key) {
    return sorted.length > 0 && Arrays.binarySearch(sorted, key) >= 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HotKeys hot && Arrays.equals(sorted, hot.sorted);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sorted);
  }

  @Override
  public String toString() {
    return sorted.length + " hot keys";
  }
}
