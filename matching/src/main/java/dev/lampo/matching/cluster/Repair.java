package dev.lampo.matching.cluster;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Splits a component in which records are that must not be one. Pairs are taken from the strongest
 * down; a pair joins its two parts unless a record of one must not be with a record of the other.
 * So the weakest evidence yields, and the answer is a function of the component's members, pairs
 * and contradictions alone. A component without contradictions costs one look at each member.
 */
public final class Repair {
  private final Contradictions contradictions;

  /** Repairs what contradicts itself. */
  public Repair(Contradictions contradictions) {
    this.contradictions = contradictions;
  }

  /**
   * Splits one component.
   *
   * @param members in ascending order of their names
   * @param edges pairs of places among them, asked for only where there is a contradiction
   * @return for each member the lowest place in its part
   */
  public int[] parts(Members members, Supplier<Edges> edges) {
    Forest parts = new Forest(members.size());
    List<Clash> clashes = contradictions.among(members, parts);
    if (clashes.isEmpty()) {
      return new int[members.size()];
    }
    Edges pairs = edges.get();
    for (int edge : strongestFirst(pairs)) {
      join(parts.root(pairs.left(edge)), parts.root(pairs.right(edge)), parts, clashes);
    }
    return IntStream.range(0, members.size()).map(parts::root).toArray();
  }

  private static void join(int part, int other, Forest parts, List<Clash> clashes) {
    if (part == other) {
      return;
    }
    for (Clash clash : clashes) {
      if (clash.between(part, other)) {
        return;
      }
    }
    parts.join(part, other);
    for (Clash clash : clashes) {
      clash.join(Math.min(part, other), Math.max(part, other));
    }
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
