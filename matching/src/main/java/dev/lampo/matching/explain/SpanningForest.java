package dev.lampo.matching.explain;

import dev.lampo.matching.record.Forest;
import dev.lampo.matching.record.RecordId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The maximum spanning forest of one entity (Kruskal 1956). Between two of its rows its path is the
 * one whose weakest edge is the strongest. Ties are broken by name.
 */
final class SpanningForest {
  private static final int NONE = -1;

  private final EntityEdges all;
  private final List<Integer> byName;
  private final Map<Integer, Integer> places = new HashMap<>();
  private final List<Integer> edges = new ArrayList<>();
  private final List<List<Integer>> edgesAt = new ArrayList<>();

  SpanningForest(
      EntityEdges all, List<Integer> members, List<Integer> inside, IntFunction<RecordId> names) {
    this.all = all;
    this.byName = members.stream().sorted(Comparator.comparing(names::apply)).toList();
    for (int place = 0; place < byName.size(); place++) {
      places.put(byName.get(place), place);
      edgesAt.add(new ArrayList<>());
    }
    Forest joined = new Forest(byName.size());
    inside.stream()
        .sorted(
            Comparator.<Integer>comparingDouble(edge -> -all.bits(edge))
                .thenComparingInt(edge -> Math.min(left(edge), right(edge)))
                .thenComparingInt(edge -> Math.max(left(edge), right(edge))))
        .forEach(edge -> add(joined, edge));
  }

  private void add(Forest joined, int edge) {
    if (joined.join(left(edge), right(edge))) {
      edges.add(edge);
      edgesAt.get(left(edge)).add(edge);
      edgesAt.get(right(edge)).add(edge);
    }
  }

  private int left(int edge) {
    return places.get(all.left(edge));
  }

  private int right(int edge) {
    return places.get(all.right(edge));
  }

  /** The rows by name. */
  List<Integer> byName() {
    return byName;
  }

  /** The edges from the strongest down. */
  List<Integer> edges() {
    return edges;
  }

  /** The edges from one row to another; none where they do not hang together. */
  List<Integer> path(int fromRow, int toRow) {
    int from = places.get(fromRow);
    int to = places.get(toRow);
    int[] reachedBy = new int[byName.size()];
    Arrays.fill(reachedBy, NONE);
    Deque<Integer> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty() && reachedBy[to] == NONE) {
      int at = open.remove();
      for (int edge : edgesAt.get(at)) {
        int next = opposite(edge, at);
        if (next != from && reachedBy[next] == NONE) {
          reachedBy[next] = edge;
          open.add(next);
        }
      }
    }
    List<Integer> path = new ArrayList<>();
    for (int at = to; at != from && reachedBy[at] != NONE; at = opposite(reachedBy[at], at)) {
      path.add(reachedBy[at]);
    }
    Collections.reverse(path);
    return path;
  }

  private int opposite(int edge, int place) {
    return left(edge) == place ? right(edge) : left(edge);
  }
}
