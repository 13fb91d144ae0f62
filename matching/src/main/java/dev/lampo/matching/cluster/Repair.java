package dev.lampo.matching.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Splits a component in which records are that must not be one. Pairs are taken from the strongest
 * down; a pair joins its two parts unless a record of one must not be with a record of the other.
 * So the weakest evidence yields, and the answer is a function of the component's members, pairs
 * and prohibitions alone.
 */
public final class Repair {
  private final Prohibition prohibition;

  /** Repairs under a prohibition. */
  public Repair(Prohibition prohibition) {
    this.prohibition = prohibition;
  }

  /** Says of two members of a component whether they must not be one. Symmetric. */
  @FunctionalInterface
  public interface Prohibition {
    /** Whether two members, by their places in the component, must not be one. */
    boolean forbids(int one, int other);
  }

  /**
   * Splits one component.
   *
   * @param members how many there are, in an order that is theirs, such as by record id
   * @param edges pairs of places among them
   * @return for each member the lowest place in its part
   */
  public int[] parts(int members, Edges edges) {
    int[] parts = new int[members];
    if (!anyForbidden(members)) {
      return parts;
    }
    List<List<Integer>> held = new ArrayList<>();
    for (int i = 0; i < members; i++) {
      parts[i] = i;
      held.add(new ArrayList<>(List.of(i)));
    }
    for (int edge : strongestFirst(edges)) {
      int a = parts[edges.left(edge)];
      int b = parts[edges.right(edge)];
      if (a != b && !anyForbidden(held.get(a), held.get(b))) {
        join(Math.min(a, b), Math.max(a, b), held, parts);
      }
    }
    return parts;
  }

  private static void join(int into, int from, List<List<Integer>> held, int[] parts) {
    for (int member : held.get(from)) {
      parts[member] = into;
    }
    held.get(into).addAll(held.get(from));
    held.set(from, List.of());
  }

  private boolean anyForbidden(int members) {
    for (int i = 0; i < members; i++) {
      for (int j = i + 1; j < members; j++) {
        if (prohibition.forbids(i, j)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean anyForbidden(List<Integer> ones, List<Integer> others) {
    for (int one : ones) {
      for (int other : others) {
        if (prohibition.forbids(one, other)) {
          return true;
        }
      }
    }
    return false;
  }

  private static int[] strongestFirst(Edges edges) {
    Integer[] order = new Integer[edges.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        Comparator.<Integer>comparingDouble(edge -> -edges.bits(edge))
            .thenComparingInt(edges::left)
            .thenComparingInt(edges::right));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }
}
