package dev.lampo.matching.record;

import java.util.Arrays;

/** Disjoint sets of rows (union by the lower number, with path halving). */
public final class Forest {
  private final int[] parent;

  /** Each row alone. */
  public Forest(int size) {
    parent = new int[size];
    Arrays.setAll(parent, i -> i);
  }

  /** The lowest row of the set in which a row is. */
  public int root(int row) {
    int at = row;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  /** Joins the sets of two rows; says whether they were apart. */
  public boolean join(int one, int other) {
    int a = root(one);
    int b = root(other);
    if (a == b) {
      return false;
    }
    parent[Math.max(a, b)] = Math.min(a, b);
    return true;
  }
}
