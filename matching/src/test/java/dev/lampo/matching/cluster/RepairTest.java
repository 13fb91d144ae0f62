package dev.lampo.matching.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lampo.matching.compare.Value;
import dev.lampo.matching.normal.Part;
import dev.lampo.matching.record.RecordId;
import dev.lampo.matching.rules.Condition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RepairTest {
  private static final Condition.How[] HOW = {
    Condition.How.SAME, Condition.How.DIFFER, Condition.How.UNLESS
  };

  private static final int FEATURES = 3;

  /** Each kind of veto has its own quick way; all must answer as looking at all pairs would. */
  @Property(tries = 1_500)
  void shouldSplitAsLookingAtAllPairsWould(@ForAll long seed) {
    Random random = new Random(seed);
    Component component = component(random, 2 + random.nextInt(9));
    List<Condition> never = conditions(random);
    CannotLinks links = links(random, component.size());
    Edges edges = edges(random, component.size());

    int[] parts = new Repair(new Contradictions(never, links)).parts(component, () -> edges);

    assertThat(parts).isEqualTo(naive(component, never, links, edges));
  }

  @Test
  void shouldNotAskForPairsWithoutContradiction() {
    Component component = component(new Random(1), 5);

    int[] parts =
        new Repair(new Contradictions(List.of(), CannotLinks.NONE))
            .parts(
                component,
                () -> {
                  throw new AssertionError("asked for pairs");
                });

    assertThat(parts).containsOnly(0);
  }

  @Test
  void shouldRefuseARecordThatMustNotBeWithItself() {
    RecordId record = new RecordId("s", "a");

    assertThatThrownBy(() -> new CannotLinks.Pair(record, record))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("s:a");
  }

  private static int[] naive(
      Component component, List<Condition> never, CannotLinks links, Edges edges) {
    List<Set<Integer>> parts = new ArrayList<>();
    IntStream.range(0, component.size()).forEach(i -> parts.add(new HashSet<>(Set.of(i))));
    Integer[] order = IntStream.range(0, edges.size()).boxed().toArray(Integer[]::new);
    Arrays.sort(
        order,
        Comparator.<Integer>comparingDouble(edge -> -edges.bits(edge))
            .thenComparing(edges::left)
            .thenComparing(edges::right));
    for (int edge : order) {
      Set<Integer> ones = of(parts, edges.left(edge));
      Set<Integer> others = of(parts, edges.right(edge));
      if (ones != others && !forbidden(component, never, links, ones, others)) {
        ones.addAll(others);
        parts.remove(others);
      }
    }
    return IntStream.range(0, component.size())
        .map(i -> of(parts, i).stream().mapToInt(Integer::intValue).min().orElseThrow())
        .toArray();
  }

  private static Set<Integer> of(List<Set<Integer>> parts, int place) {
    return parts.stream().filter(part -> part.contains(place)).findFirst().orElseThrow();
  }

  private static boolean forbidden(
      Component component,
      List<Condition> never,
      CannotLinks links,
      Set<Integer> ones,
      Set<Integer> others) {
    for (int one : ones) {
      for (int other : others) {
        Value[] a = component.values(one);
        Value[] b = component.values(other);
        if (never.stream().anyMatch(condition -> condition.holds(a, b))
            || links.from(component.name(one)).contains(component.name(other))) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<Condition> conditions(Random random) {
    List<Condition> never = new ArrayList<>();
    for (int more = random.nextInt(3); more > 0; more--) {
      List<Condition.Test> tests = new ArrayList<>();
      for (int test = random.nextInt(2); test >= 0; test--) {
        int feature = random.nextInt(FEATURES);
        tests.add(new Condition.Test(HOW[random.nextInt(HOW.length)], feature, "test"));
      }
      never.add(new Condition(tests));
    }
    return never;
  }

  private static CannotLinks links(Random random, int members) {
    List<CannotLinks.Pair> pairs = new ArrayList<>();
    for (int more = random.nextInt(3); more > 0; more--) {
      int one = random.nextInt(members);
      int other = (one + 1 + random.nextInt(members + 3)) % (members + 5);
      if (one != other) {
        pairs.add(new CannotLinks.Pair(name(one), name(other)));
      }
    }
    return new CannotLinks(pairs);
  }

  /** A tree, so that all hang together, and some pairs more. */
  private static Edges edges(Random random, int members) {
    Edges edges = new Edges();
    for (int member = 1; member < members; member++) {
      edges.add(member, random.nextInt(member), random.nextInt(5));
    }
    for (int more = random.nextInt(2 * members); more > 0; more--) {
      int one = random.nextInt(members);
      edges.add(one, (one + 1) % members, random.nextInt(5));
    }
    return edges;
  }

  private static RecordId name(int place) {
    return new RecordId("s", String.valueOf((char) ('a' + place)));
  }

  private static Component component(Random random, int members) {
    Value[][] rows = new Value[members][FEATURES];
    for (Value[] row : rows) {
      for (int feature = 0; feature < FEATURES; feature++) {
        int luck = random.nextInt(4 + 2 * feature);
        row[feature] = luck == 0 ? null : Value.of("v" + luck, Part.Kind.CODE, 0.1, null);
      }
    }
    return new Component(rows);
  }

  private record Component(Value[][] rows) implements Members {
    @Override
    public int size() {
      return rows.length;
    }

    @Override
    public RecordId name(int place) {
      return RepairTest.name(place);
    }

    @Override
    public Value[] values(int place) {
      return rows[place];
    }
  }
}
