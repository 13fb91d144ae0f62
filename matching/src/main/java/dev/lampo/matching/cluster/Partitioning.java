package dev.lampo.matching.cluster;

import dev.lampo.matching.compare.Value;
import dev.lampo.matching.record.Forest;
import dev.lampo.matching.record.RecordId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Joins rows over pairs and repairs components that hold a contradiction. What comes out depends on
 * the records' names, the pairs and the contradictions, not on the order of rows.
 */
public final class Partitioning {
  private final IntFunction<RecordId> names;
  private final IntFunction<Value[]> values;
  private final Consumer<Members> limit;
  private final Repair repair;

  /**
   * Prepares a partition.
   *
   * @param names the rows' names, each once
   * @param values the rows' features
   * @param limit refuses components that are too large
   * @param contradictions between rows
   */
  public Partitioning(
      IntFunction<RecordId> names,
      IntFunction<Value[]> values,
      Consumer<Members> limit,
      Contradictions contradictions) {
    this.names = names;
    this.values = values;
    this.limit = limit;
    this.repair = new Repair(contradictions);
  }

  /** For each row the row that stands for its entity: the one with the least name. */
  public int[] entities(int rows, Edges edges) {
    Forest forest = new Forest(rows);
    for (int edge = 0; edge < edges.size(); edge++) {
      forest.join(edges.left(edge), edges.right(edge));
    }
    int[] roots = IntStream.range(0, rows).map(forest::root).toArray();
    int[][] members = groups(roots, rows);
    int[] edgeRoots =
        IntStream.range(0, edges.size()).map(edge -> roots[edges.left(edge)]).toArray();
    int[][] edgesOf = groups(edgeRoots, rows);
    int[] entities = new int[rows];
    IntStream.range(0, rows)
        .parallel()
        .filter(root -> members[root] != null)
        .forEach(root -> settle(members[root], edgesOf[root], edges, entities));
    return entities;
  }

  private void settle(int[] members, int[] edgesOf, Edges edges, int[] entities) {
    if (members.length == 1) {
      entities[members[0]] = members[0];
      return;
    }
    int[] byName =
        IntStream.of(members)
            .boxed()
            .sorted(Comparator.comparing(names::apply))
            .mapToInt(Integer::intValue)
            .toArray();
    Members component = new Rows(byName, names, values);
    limit.accept(component);
    int[] parts = repair.parts(component, () -> local(members, byName, edgesOf, edges));
    for (int place = 0; place < parts.length; place++) {
      entities[byName[place]] = byName[parts[place]];
    }
  }

  /** The component's pairs by the places of its members. */
  private static Edges local(int[] sorted, int[] byName, int[] edgesOf, Edges edges) {
    int[] places = new int[sorted.length];
    for (int place = 0; place < byName.length; place++) {
      places[Arrays.binarySearch(sorted, byName[place])] = place;
    }
    Edges local = new Edges();
    for (int edge : edgesOf) {
      local.add(
          places[Arrays.binarySearch(sorted, edges.left(edge))],
          places[Arrays.binarySearch(sorted, edges.right(edge))],
          edges.bits(edge));
    }
    return local;
  }

  /** The places of each number, ascending; null where a number does not occur. */
  private static int[][] groups(int[] numbers, int bound) {
    int[] counts = new int[bound];
    for (int number : numbers) {
      counts[number]++;
    }
    int[][] groups = new int[bound][];
    for (int place = numbers.length - 1; place >= 0; place--) {
      int number = numbers[place];
      if (groups[number] == null) {
        groups[number] = new int[counts[number]];
      }
      groups[number][--counts[number]] = place;
    }
    return groups;
  }

  private record Rows(int[] byName, IntFunction<RecordId> names, IntFunction<Value[]> ofRow)
      implements Members {
    @Override
    public int size() {
      return byName.length;
    }

    @Override
    public RecordId name(int place) {
      return names.apply(byName[place]);
    }

    @Override
    public Value[] values(int place) {
      return ofRow.apply(byName[place]);
    }
  }
}
