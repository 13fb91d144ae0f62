package dev.lampo.matching.engine;

import dev.lampo.matching.cluster.Contradictions;
import dev.lampo.matching.cluster.Edges;
import dev.lampo.matching.cluster.Members;
import dev.lampo.matching.cluster.Repair;
import dev.lampo.matching.compare.Value;
import dev.lampo.matching.record.RecordId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Finds the components in which records are and settles each into entities, changing nothing. */
final class Settlement {
  private final Graph graph;
  private final Engines engines;
  private final Repair repair;
  private final boolean bounded;
  private final IntMap seen = new IntMap();

  /**
   * Prepares to settle.
   *
   * @param bounded whether components beyond the limit are refused
   */
  Settlement(Graph graph, Links links, Engines engines, boolean bounded) {
    this.graph = graph;
    this.engines = engines;
    this.bounded = bounded;
    this.repair = new Repair(new Contradictions(engines.model(), links, engines::scorer));
  }

  /**
   * The parts of all components in which the given records are, by their first members.
   *
   * @return for each part the slots of its members in ascending order of their names
   */
  List<int[]> parts(int[] slots) {
    List<int[]> parts = new ArrayList<>();
    for (int slot : slots) {
      if (!seen.contains(slot)) {
        split(component(slot), parts);
      }
    }
    parts.sort(Comparator.comparing(part -> graph.records().id(part[0])));
    return parts;
  }

  private Component component(int start) {
    IntList found = graph.component(start);
    for (int i = 0; i < found.size(); i++) {
      seen.put(found.get(i), 0);
    }
    Component component = new Component(graph.records(), byName(found.toArray(), graph.records()));
    if (bounded) {
      engines.limit().check(component, engines.keys());
    }
    return component;
  }

  static int[] byName(int[] slots, Records records) {
    if (slots.length == 1) {
      return slots;
    }
    Integer[] sorted = new Integer[slots.length];
    Arrays.setAll(sorted, i -> slots[i]);
    Arrays.sort(sorted, Comparator.comparing(records::id));
    return Arrays.stream(sorted).mapToInt(Integer::intValue).toArray();
  }

  private void split(Component component, List<int[]> parts) {
    int[] slots = component.slots();
    int[] lowest = slots.length == 1 ? new int[1] : repair.parts(component, () -> edges(component));
    IntList[] members = new IntList[slots.length];
    for (int place = 0; place < slots.length; place++) {
      IntList of = members[lowest[place]];
      of = of == null ? new IntList() : of;
      of.add(slots[place]);
      members[lowest[place]] = of;
    }
    for (IntList part : members) {
      if (part != null) {
        parts.add(part.toArray());
      }
    }
  }

  private Edges edges(Component component) {
    int[] slots = component.slots();
    IntMap places = new IntMap();
    for (int place = 0; place < slots.length; place++) {
      places.put(slots[place], place);
    }
    Edges edges = new Edges();
    Pairs pairs = graph.pairs();
    for (int place = 0; place < slots.length; place++) {
      for (int end = pairs.first(slots[place]); end != 0; end = pairs.next(end)) {
        // Each pair has two ends, of which one is even.
        if ((end & 1) == 0) {
          edges.add(place, places.get(pairs.other(end)), pairs.bits(end));
        }
      }
    }
    return edges;
  }

  private record Component(Records records, int[] slots) implements Members {
    @Override
    public int size() {
      return slots.length;
    }

    @Override
    public RecordId name(int place) {
      return records.id(slots[place]);
    }

    @Override
    public Value[] values(int place) {
      return records.values(slots[place]);
    }
  }
}
