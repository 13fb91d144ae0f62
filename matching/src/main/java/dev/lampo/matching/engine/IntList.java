package dev.lampo.matching.engine;

import java.util.Arrays;

/** A growing list of ints. */
final class IntList {
  private int[] ints = new int[8];
  private int size;

  void add(int value) {
    if (size == ints.length) {
      ints = Arrays.copyOf(ints, Math.multiplyExact(size, 2));
    }
    ints[size++] = value;
  }

  int get(int place) {
    return ints[place];
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int[] toArray() {
    return Arrays.copyOf(ints, size);
  }

  /** Its distinct ints in ascending order. */
  int[] distinct() {
    int[] sorted = toArray();
    Arrays.sort(sorted);
    int count = 0;
    for (int value : sorted) {
      if (count == 0 || sorted[count - 1] != value) {
        sorted[count++] = value;
      }
    }
    return Arrays.copyOf(sorted, count);
  }
}
