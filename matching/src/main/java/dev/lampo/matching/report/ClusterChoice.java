package dev.lampo.matching.report;

import dev.lampo.matching.batch.Resolution;
import dev.lampo.matching.cluster.Edges;
import dev.lampo.matching.record.Forest;
import dev.lampo.matching.record.RecordId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Which entities are worth a look: the largest, those just held together, those a repair cut. */
final class ClusterChoice {
  private static final int LARGEST_MAX = 10;
  private static final int CUT_MAX = 10;

  private final Resolution resolution;
  private final int[] sizes;
  private final float[] weakest;
  private final boolean[] cut;
  private int cuts;
  private final Comparator<Integer> byName;

  ClusterChoice(Resolution resolution, IntFunction<RecordId> names) {
    this.resolution = resolution;
    this.byName = Comparator.comparing(names::apply);
    int[] entities = resolution.entities();
    sizes = new int[entities.length];
    weakest = new float[entities.length];
    cut = new boolean[entities.length];
    Arrays.stream(entities).forEach(entity -> sizes[entity]++);
    Edges edges = resolution.matches();
    Forest forest = new Forest(entities.length);
    IntStream.range(0, edges.size())
        .boxed()
        .sorted(Comparator.comparingDouble(edge -> -edges.bits(edge)))
        .forEach(edge -> take(edges, edge, forest));
  }

  private void take(Edges edges, int edge, Forest forest) {
    int left = resolution.entities()[edges.left(edge)];
    int right = resolution.entities()[edges.right(edge)];
    if (left != right) {
      cuts++;
      cut[left] = true;
      cut[right] = true;
    } else if (forest.join(edges.left(edge), edges.right(edge))) {
      // From the strongest down: the last one that joins anything is the weakest link.
      weakest[left] = edges.bits(edge);
    }
  }

  /** How many records entities have: the place is the number of records. */
  int[] sizes() {
    int most = Arrays.stream(sizes).max().orElse(0);
    int[] counts = new int[most + 1];
    Arrays.stream(sizes).filter(size -> size > 0).forEach(size -> counts[size]++);
    return counts;
  }

  /** The weight of an entity's weakest link. */
  float weakest(int entity) {
    return weakest[entity];
  }

  /** How many links repairs gave up. */
  int cuts() {
    return cuts;
  }

  /** Entities of two and more records, the weakest first, then the largest and those cut. */
  List<Integer> chosen(int most) {
    List<Integer> joined =
        IntStream.range(0, sizes.length).filter(entity -> sizes[entity] > 1).boxed().toList();
    Set<Integer> chosen = new LinkedHashSet<>();
    add(
        joined.stream().filter(entity -> cut[entity]).toList(),
        Comparator.comparingInt(entity -> -sizes[entity]),
        CUT_MAX,
        chosen);
    add(joined, Comparator.comparingInt(entity -> -sizes[entity]), LARGEST_MAX, chosen);
    add(
        joined.stream().filter(entity -> !chosen.contains(entity)).toList(),
        Comparator.comparingDouble(entity -> weakest[entity]),
        most - chosen.size(),
        chosen);
    List<Integer> sorted = new ArrayList<>(chosen);
    sorted.sort(Comparator.<Integer>comparingDouble(each -> weakest[each]).thenComparing(byName));
    return sorted;
  }

  private void add(List<Integer> from, Comparator<Integer> order, int most, Set<Integer> chosen) {
    from.stream().sorted(order.thenComparing(byName)).limit(Math.max(0, most)).forEach(chosen::add);
  }
}
