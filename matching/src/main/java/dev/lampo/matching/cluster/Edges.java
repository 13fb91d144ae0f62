package dev.lampo.matching.cluster;

import java.util.Arrays;

/** Pairs of rows with their weights in bits, growing. Not for several threads. */
public final class Edges {
  private int[] left = new int[64];
  private int[] right = new int[64];
  private float[] bits = new float[64];
  private int size;

  /** Adds a pair. */
  public void add(int one, int other, double weight) {
    if (size == left.length) {
      int capacity = Math.multiplyExact(size, 2);
      left = Arrays.copyOf(left, capacity);
      right = Arrays.copyOf(right, capacity);
      bits = Arrays.copyOf(bits, capacity);
    }
    left[size] = Math.min(one, other);
    right[size] = Math.max(one, other);
    bits[size++] = (float) weight;
  }

  /** Adds all pairs of another. */
  public Edges addAll(Edges more) {
    for (int i = 0; i < more.size; i++) {
      add(more.left[i], more.right[i], more.bits[i]);
    }
    return this;
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** The lower row of a pair. */
  public int left(int edge) {
    return left[edge];
  }

  /** The higher row of a pair. */
  public int right(int edge) {
    return right[edge];
  }

  /** The weight of a pair. */
  public float bits(int edge) {
    return bits[edge];
  }
}
