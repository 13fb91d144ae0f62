package dev.lampo.matching.explain;

import dev.lampo.matching.cluster.Edges;
import java.util.Arrays;
import java.util.List;

/** Rows and edges by entity, in arrays, so that a single entity is found without a search. */
final class EntityEdges {
  private final int[] entities;
  private final Edges edges;
  private final Groups members;
  private final Groups inside;
  private final Groups across;

  EntityEdges(int[] entities, Edges edges) {
    this.entities = entities;
    this.edges = edges;
    members = new Groups(entities.length, entities.length, row -> new int[] {entities[row]});
    inside = new Groups(entities.length, edges.size(), edge -> ends(edge, true));
    across = new Groups(entities.length, edges.size(), edge -> ends(edge, false));
  }

  private int[] ends(int edge, boolean within) {
    int left = entities[edges.left(edge)];
    int right = entities[edges.right(edge)];
    if ((left == right) != within) {
      return new int[0];
    }
    return within ? new int[] {left} : new int[] {left, right};
  }

  int entity(int row) {
    return entities[row];
  }

  /** Its rows, ascending. */
  List<Integer> members(int entity) {
    return members.of(entity);
  }

  /** The edges between its rows. */
  List<Integer> inside(int entity) {
    return inside.of(entity);
  }

  /** The edges from its rows to those of other entities. */
  List<Integer> across(int entity) {
    return across.of(entity);
  }

  int left(int edge) {
    return edges.left(edge);
  }

  int right(int edge) {
    return edges.right(edge);
  }

  double bits(int edge) {
    return edges.bits(edge);
  }

  /** Says in which groups an item is. */
  @FunctionalInterface
  private interface Belonging {
    int[] groups(int item);
  }

  private static final class Groups {
    private final int[] starts;
    private final int[] items;

    Groups(int groups, int count, Belonging belonging) {
      starts = new int[groups + 1];
      for (int item = 0; item < count; item++) {
        for (int group : belonging.groups(item)) {
          starts[group + 1]++;
        }
      }
      Arrays.parallelPrefix(starts, Integer::sum);
      items = new int[starts[groups]];
      int[] next = starts.clone();
      for (int item = 0; item < count; item++) {
        for (int group : belonging.groups(item)) {
          items[next[group]++] = item;
        }
      }
    }

    List<Integer> of(int group) {
      return Arrays.stream(items, starts[group], starts[group + 1]).boxed().toList();
    }
  }
}
