package dev.lampo.matching.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.matching.cluster.CannotLinks;
import dev.lampo.matching.cluster.ComponentTooLargeException;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.record.RecordId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Few records that merge and split all the time, compared with the batch after each step. */
class EngineFuzzTest {
  private static final int RECORDS = 9;
  private static final int STEPS = 40;
  private static final Engines SMALL = Chain.engines(3);

  @Property(tries = 40)
  void shouldAgreeWithTheBatchAfterEachStep(@ForAll long seed) {
    Random random = new Random(seed);
    Model model = seed % 2 == 0 ? Chain.MODEL : Chain.COHESIVE;
    Engines engines = new Engines(model);
    Engine engine = engines.empty();
    Follower follower = new Follower();
    Ids known = new Ids();
    Map<RecordId, String[]> held = new TreeMap<>();
    for (int step = 0; step < STEPS; step++) {
      List<Operation> operations = operations(random, held);
      List<Change> changes = engine.apply(operations);
      follower.follow(changes);
      known.check(engine, changes);
      if (random.nextInt(4) == 0) {
        byte[] bytes = engine.toBytes();
        engine = engines.read(bytes);
        assertThat(engine.toBytes()).isEqualTo(bytes);
      }

      assertThat(follower.entities).isEqualTo(engine.partition());
      assertThat(Testing.least(engine.partition()))
          .isEqualTo(Testing.batch(model, held, engine.cannotLinks()));
    }
  }

  @Property(tries = 40)
  void shouldBeAsBeforeWhenItRefuses(@ForAll long seed) {
    Random random = new Random(seed);
    Engine engine = SMALL.empty();
    for (int step = 0; step < STEPS; step++) {
      byte[] before = engine.toBytes();
      try {
        engine.apply(operations(random, new TreeMap<>()));
      } catch (ComponentTooLargeException e) {
        assertThat(engine.toBytes()).isEqualTo(before);
      }
      engine = SMALL.read(engine.toBytes());
    }
    assertThat(engine.report().largestComponent()).isLessThanOrEqualTo(3);
  }

  private static List<Operation> operations(Random random, Map<RecordId, String[]> held) {
    List<Operation> operations = new ArrayList<>();
    for (int more = random.nextInt(4); more >= 0; more--) {
      int number = random.nextInt(RECORDS);
      RecordId record = Chain.id("r" + number);
      RecordId other = Chain.id("r" + (number + 1 + random.nextInt(RECORDS - 1)) % RECORDS);
      int luck = random.nextInt(12);
      if (luck < 7) {
        String written = written(random);
        held.put(record, Chain.features(written));
        operations.add(Chain.put(record, written));
      } else if (luck < 10) {
        held.remove(record);
        operations.add(new Operation.Remove(record));
      } else {
        CannotLinks.Pair pair = new CannotLinks.Pair(record, other);
        operations.add(luck == 10 ? new Operation.CannotLink(pair) : new Operation.Allow(pair));
      }
    }
    return operations;
  }

  private static String written(Random random) {
    List<String> parts = new ArrayList<>();
    for (String colour : List.of("red", "green", "blue")) {
      if (random.nextBoolean()) {
        parts.add(colour + " " + colour.charAt(0) + random.nextInt(3));
      }
    }
    if (random.nextInt(3) == 0) {
      parts.add("code " + (char) ('x' + random.nextInt(2)));
    }
    return String.join(", ", parts);
  }

  /** What must hold of ids from step to step. */
  private static final class Ids {
    private final Set<Long> ended = new HashSet<>();
    private Map<RecordId, Long> before = Map.of();

    void check(Engine engine, List<Change> changes) {
      Set<Long> live = new HashSet<>(engine.partition().values());
      Set<Long> was = new HashSet<>(before.values());
      assertThat(live).noneMatch(ended::contains);
      was.stream().filter(id -> !live.contains(id)).forEach(ended::add);
      for (long id : was) {
        check(id, engine, live, changes);
      }
      for (long id = 1; id <= engine.ids().published(); id++) {
        assertThat(leads(engine.ids().resolve(id))).isSubsetOf(live);
      }
      before = engine.partition();
    }

    /** An entity of which a record is left leads to where one of its records is. */
    private void check(long id, Engine engine, Set<Long> live, List<Change> changes) {
      Set<Long> now = new HashSet<>();
      before.forEach(
          (record, entity) -> {
            if (entity == id) {
              engine.entity(record).ifPresent(now::add);
            }
          });
      boolean again =
          before.keySet().stream()
              .anyMatch(record -> changes.stream().anyMatch(each -> each.equals(left(record, id))));
      if (live.contains(id)) {
        assertThat(engine.ids().resolve(id)).isEqualTo(new Resolved.Live(id));
        assertThat(now).contains(id);
      } else if (!now.isEmpty() && !again) {
        assertThat(engine.ids().resolve(id)).isInstanceOf(Resolved.Live.class);
        assertThat(now).containsAll(leads(engine.ids().resolve(id)));
      }
    }

    private static Change left(RecordId record, long id) {
      return new Change.Left(record, id);
    }

    private static Set<Long> leads(Resolved resolved) {
      if (resolved instanceof Resolved.Live live) {
        return Set.of(live.entity());
      }
      return resolved instanceof Resolved.Split split ? new HashSet<>(split.entities()) : Set.of();
    }
  }
}
