package dev.lampo.model;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The last counted position per source partition, as two parallel arrays sorted by partition: a
 * record lives in one partition nearly always, and a map would cost ten times the memory.
 * Immutable; the arrays handed in or out must not be changed.
 */
public final class Marks {
  /** No delivery counted yet. */
  public static final Marks NONE = new Marks(new int[0], new long[0]);

  /** Of sources with so many partitions the records share what names their partition. */
  private static final int[][] SINGLE =
      IntStream.range(0, 256).mapToObj(p -> new int[] {p}).toArray(int[][]::new);

  private final int[] partitions;
  private final long[] positions;

  private Marks(int[] partitions, long[] positions) {
    this.partitions = partitions;
    this.positions = positions;
  }

  /** Marks from their stored form. */
  public static Marks of(int[] partitions, long[] positions) {
    if (partitions.length != positions.length) {
      throw new IllegalArgumentException(
          "partitions and positions differ in length: "
              + partitions.length
              + ", "
              + positions.length);
    }
    return partitions.length == 0 ? NONE : new Marks(shared(partitions), positions);
  }

  /** Whether a delivery at this place has been counted already. */
  public boolean covers(int partition, long position) {
    int at = Arrays.binarySearch(partitions, partition);
    return at >= 0 && positions[at] >= position;
  }

  /** These marks with one place more. */
  public Marks with(int partition, long position) {
    int at = Arrays.binarySearch(partitions, partition);
    if (at >= 0) {
      long[] moved = positions.clone();
      moved[at] = Math.max(moved[at], position);
      return new Marks(partitions, moved);
    }
    return inserted(-at - 1, partition, position);
  }

  /** Partitions in ascending order; do not change. */
  public int[] partitions() {
    return partitions;
  }

  /** Positions beside {@link #partitions()}; do not change. */
  public long[] positions() {
    return positions;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Marks that
        && Arrays.equals(partitions, that.partitions)
        && Arrays.equals(positions, that.positions);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(partitions) + Arrays.hashCode(positions);
  }

  @Override
  public String toString() {
    return Arrays.toString(partitions) + "@" + Arrays.toString(positions);
  }

  private Marks inserted(int at, int partition, long position) {
    int[] more = new int[partitions.length + 1];
    long[] moved = new long[more.length];
    System.arraycopy(partitions, 0, more, 0, at);
    System.arraycopy(positions, 0, moved, 0, at);
    System.arraycopy(partitions, at, more, at + 1, partitions.length - at);
    System.arraycopy(positions, at, moved, at + 1, positions.length - at);
    more[at] = partition;
    moved[at] = position;
    return new Marks(shared(more), moved);
  }

  private static int[] shared(int[] partitions) {
    boolean known = partitions.length == 1 && partitions[0] >= 0 && partitions[0] < SINGLE.length;
    return known ? SINGLE[partitions[0]] : partitions;
  }
}
