package dev.lampo.matching.cluster;

import dev.lampo.matching.record.Forest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Splits a component in which records are that must not be one. Pairs are taken from the strongest
 * down; a pair joins its two parts unless a record of one must not be with a record of the other.
 * So the weakest evidence yields, and the answer is a function of the component's members, pairs
 * and contradictions alone. A component without contradictions costs one look at each member.
 */
public final class Repair {
  private static final int PLACE_BITS = 16;
  private static final int PLACE_MASK = (1 << PLACE_BITS) - 1;

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
    Joining joining = new Joining(parts, clashes, members.size());
    for (long pair : strongestFirst(edges.get(), members.size())) {
      joining.join((int) (pair >>> PLACE_BITS) & PLACE_MASK, (int) pair & PLACE_MASK);
      if (joining.isDone()) {
        break;
      }
    }
    return IntStream.range(0, members.size()).map(parts::root).toArray();
  }

  /** Pairs by falling weight, then by places, each in one number that sorts like this. */
  private static long[] strongestFirst(Edges edges, int members) {
    if (members > PLACE_MASK) {
      throw new IllegalStateException(
          "a component with contradictions has " + members + " members; at most " + PLACE_MASK);
    }
    long[] pairs = new long[edges.size()];
    for (int edge = 0; edge < pairs.length; edge++) {
      int bits = Float.floatToIntBits(edges.bits(edge));
      int rising = bits ^ bits >> 31 & Integer.MAX_VALUE;
      int places = edges.left(edge) << PLACE_BITS | edges.right(edge);
      pairs[edge] = (long) ~rising << 32 | places & 0xffff_ffffL;
    }
    Arrays.sort(pairs);
    return pairs;
  }

  /** Joins parts and remembers which two must not, until any join. */
  private static final class Joining {
    private final Forest parts;
    private final List<Clash> clashes;
    private final Set<Long> refused = new HashSet<>();
    private long left;

    Joining(Forest parts, List<Clash> clashes, int members) {
      this.parts = parts;
      this.clashes = clashes;
      this.left = members;
    }

    void join(int one, int other) {
      int into = Math.min(parts.root(one), parts.root(other));
      int from = Math.max(parts.root(one), parts.root(other));
      if (into == from || refused.contains((long) into << 32 | from)) {
        return;
      }
      for (Clash clash : clashes) {
        if (clash.between(into, from)) {
          refused.add((long) into << 32 | from);
          return;
        }
      }
      parts.join(into, from);
      clashes.forEach(clash -> clash.join(into, from));
      refused.clear();
      left--;
    }

    /** Whether no two parts are left that may join, as in a dense component is soon the case. */
    boolean isDone() {
      return refused.size() == left * (left - 1) / 2;
    }
  }
}
