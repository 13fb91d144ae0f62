package dev.lampo.matching.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lampo.matching.block.HotKeys;
import dev.lampo.matching.compare.Value;
import dev.lampo.matching.model.Frequencies;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.Weights;
import dev.lampo.matching.normal.Part;
import dev.lampo.matching.record.RecordId;
import dev.lampo.matching.rules.Rules;
import dev.lampo.matching.rules.RulesFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which rows become one: by pairs, against vetoes and what people decided, in any order. */
class PartitioningTest {
  private static final Model MODEL = model();

  /** One pair by the rows' names. */
  private record Edge(String left, String right, double bits) {}

  private final Map<String, String> codes = new TreeMap<>();
  private final List<Edge> edges = new ArrayList<>();
  private final List<CannotLinks.Pair> apart = new ArrayList<>();
  private List<String> rows = List.of("a", "b", "c", "d", "e");

  @Test
  void shouldJoinChainsAndNameThemByTheLeastRecord() {
    edge("c", "b", 3).edge("b", "e", 4);

    assertThat(partition()).isEqualTo(Map.of("a", "a", "b", "b", "c", "b", "d", "d", "e", "b"));
  }

  @Test
  void shouldCutTheWeakestPairBetweenWhatPeopleKeptApart() {
    edge("a", "b", 9).edge("b", "c", 2).edge("c", "d", 8).apart("a", "d");

    assertThat(partition()).isEqualTo(Map.of("a", "a", "b", "a", "c", "c", "d", "c", "e", "e"));
  }

  @Test
  void shouldKeepApartThatAPairJoinsForCertain() {
    edge("a", "b", 1_000).apart("a", "b");

    assertThat(partition()).containsEntry("a", "a").containsEntry("b", "b");
  }

  /** Each two of three are apart: contradictory to any pair, and still an answer. */
  @Test
  void shouldLeaveAloneWhoIsKeptApartFromEverybody() {
    edge("a", "b", 5).edge("b", "c", 5).edge("a", "c", 5);
    apart("a", "b").apart("b", "c").apart("a", "c").apart("a", "gone");

    assertThat(partition()).isEqualTo(Map.of("a", "a", "b", "b", "c", "c", "d", "d", "e", "e"));
  }

  @Test
  void shouldNotJoinAVetoThroughSomebodyWithoutTheValue() {
    codes.put("a", "one");
    codes.put("c", "two");
    edge("a", "b", 3).edge("b", "c", 7);

    assertThat(partition()).containsEntry("b", "b").containsEntry("c", "b").containsEntry("a", "a");
  }

  @Test
  void shouldRefuseMoreRecordsThanTheLimit() {
    edge("a", "b", 3).edge("b", "c", 3);

    assertThatThrownBy(() -> partition(rows, edges, 2))
        .isInstanceOf(ComponentTooLargeException.class)
        .hasMessageContaining("3")
        .hasMessageContaining("raise the limit");
  }

  @Test
  void shouldNotDependOnAnyOrder() {
    Random random = new Random(7);
    for (int turn = 0; turn < 60; turn++) {
      made(random);
      Map<String, String> expected = partition();
      assertThat(expected.values().stream().distinct().count()).isBetween(2L, 39L);
      shouldKeepApart(expected);
      for (int order = 0; order < 4; order++) {
        List<String> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        List<Edge> turned = new ArrayList<>(edges);
        Collections.shuffle(turned, random);
        assertThat(partition(shuffled, turned, 1_000)).isEqualTo(expected);
      }
    }
  }

  private void made(Random random) {
    codes.clear();
    edges.clear();
    apart.clear();
    rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      rows.add("r" + i);
      if (random.nextInt(3) == 0) {
        codes.put("r" + i, "c" + random.nextInt(3));
      }
    }
    for (int i = 0; i < 70; i++) {
      int one = random.nextInt(40);
      int other = (one + 1 + random.nextInt(39)) % 40;
      // Weights as of few outcomes, so that many are the same.
      edge("r" + one, "r" + other, 1 + random.nextInt(4));
      if (i % 7 == 0) {
        apart("r" + one, "r" + other);
      }
    }
  }

  private void shouldKeepApart(Map<String, String> entities) {
    for (CannotLinks.Pair pair : apart) {
      assertThat(entities.get(pair.one().id())).isNotEqualTo(entities.get(pair.other().id()));
    }
    Map<String, String> codeOf = new TreeMap<>();
    codes.forEach(
        (row, code) ->
            assertThat(codeOf.merge(entities.get(row), code, (old, now) -> old)).isEqualTo(code));
  }

  private Map<String, String> partition() {
    return partition(rows, edges, 1_000);
  }

  private Map<String, String> partition(List<String> order, List<Edge> pairs, int limit) {
    Edges weighed = new Edges();
    for (Edge edge : pairs) {
      int left = order.indexOf(edge.left);
      int right = order.indexOf(edge.right);
      weighed.add(Math.min(left, right), Math.max(left, right), edge.bits);
    }
    int[] entities =
        new Partitioning(
                row -> new RecordId("", order.get(row)),
                row -> values(order.get(row)),
                component -> new ComponentLimit(limit).check(component, MODEL.keys()),
                new Contradictions(MODEL, new CannotLinks(apart)))
            .entities(order.size(), weighed);
    Map<String, String> named = new TreeMap<>();
    for (int row = 0; row < entities.length; row++) {
      named.put(order.get(row), order.get(entities[row]));
    }
    return named;
  }

  private PartitioningTest edge(String left, String right, double bits) {
    edges.add(new Edge(left, right, bits));
    return this;
  }

  private PartitioningTest apart(String one, String other) {
    apart.add(new CannotLinks.Pair(new RecordId("", one), new RecordId("", other)));
    return this;
  }

  private Value[] values(String row) {
    String code = codes.get(row);
    return new Value[] {null, code == null ? null : Value.of(code, Part.Kind.CODE, 0.1, null)};
  }

  private static Model model() {
    Rules rules =
        RulesFile.of(
            "made",
            """
            name: made
            fields:
              code: {as: code}
            blocking:
              keys: [code]
            compare:
              code: {}
            never: [differ code]
            thresholds: {cohesion: -100}
            """);
    Frequencies none = new Frequencies(1, 0.1, 10, Map.of(), Map.of(), false);
    double[] shares = {0, 0.5, 0.5};
    return new Model(
        rules, 0.1, List.of(new Weights(shares, shares)), List.of(none, none), HotKeys.NONE);
  }
}
