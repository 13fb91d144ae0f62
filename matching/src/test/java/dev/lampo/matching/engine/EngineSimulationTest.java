package dev.lampo.matching.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.matching.cluster.CannotLinks;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.record.RecordId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Thousands of records of people come, change, move, go, are kept apart and allowed again, in
 * several orders and batches. Whatever the order, the engine ends with what the batch finds. A
 * failure is repeated by its seed, which is printed: -Dlampo.seed=SEED.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineSimulationTest {
  private static final int HOUSEHOLDS = 1_200;
  private static final long SEED = Long.getLong("lampo.seed", 20_260_101L);

  private Model model;
  private Engines engines;
  private Script script;

  /** What happens to each record or pair in this order, and what remains of it. */
  private record Script(
      List<List<Operation>> stories, Map<RecordId, String[]> left, CannotLinks links) {}

  @BeforeAll
  void prepare() {
    System.out.println("engine simulation: seed " + SEED);
    People people = new People(Testing.rules("people.yaml"), SEED);
    List<People.Kept> kept = people.households(HOUSEHOLDS);
    model = Testing.trained(Testing.rules("people.yaml"), kept);
    engines = new Engines(model);
    script = script(people, kept, new Random(SEED));
    assertThat(kept).hasSizeGreaterThan(5_000);
  }

  @Test
  void shouldEndWithWhatTheBatchFindsWhateverTheOrder() {
    SortedMap<RecordId, RecordId> expected = Testing.batch(model, script.left(), script.links());

    for (int batch : new int[] {1, 7, 400, Integer.MAX_VALUE}) {
      Engine engine = engines.empty();
      Follower follower = new Follower();
      for (List<Operation> operations : batched(shuffled(new Random(SEED + batch)), batch)) {
        follower.follow(engine.apply(operations));
      }

      System.out.println("batches of " + batch + ": " + engine.report());
      assertThat(torn(engine)).as("matches that contradictions cut").isGreaterThan(500);
      assertThat(Testing.least(engine.partition())).isEqualTo(expected);
      assertThat(follower.entities).isEqualTo(engine.partition());
      assertThat(engine.cannotLinks()).isEqualTo(script.links());
      shouldResolveAll(engine);
      shouldAnswerAlike(engine);
    }
    assertThat(expected.values().stream().distinct().count()).isLessThan(expected.size() * 2L / 3);
  }

  @Test
  void shouldGoOnAfterItWasWrittenAndRead() {
    List<Operation> operations = shuffled(new Random(SEED));
    Engine whole = engines.empty();
    Engine stored = engines.empty();
    int step = 0;
    for (List<Operation> batch : batched(operations, 3)) {
      List<Change> changes = whole.apply(batch);
      assertThat(stored.apply(batch)).isEqualTo(changes);
      if (++step % 500 == 0) {
        byte[] bytes = stored.toBytes();
        stored = Engine.fromBytes(model, bytes);
        assertThat(stored.toBytes()).isEqualTo(bytes);
      }
    }

    assertThat(stored.toBytes()).isEqualTo(whole.toBytes());
    assertThat(stored.partition()).isEqualTo(whole.partition());
    assertThat(stored.ids().published()).isEqualTo(whole.ids().published());
    for (long id = 1; id <= whole.ids().published(); id++) {
      assertThat(stored.ids().resolve(id)).isEqualTo(whole.ids().resolve(id));
    }
  }

  /** Pairs that match by themselves and are not one. */
  private static long torn(Engine engine) {
    return engine.partition().keySet().stream()
        .flatMap(
            record ->
                engine.matches(record).stream()
                    .filter(match -> !engine.entity(match.record()).equals(engine.entity(record))))
        .count();
  }

  private static void shouldResolveAll(Engine engine) {
    for (long id = 1; id <= engine.ids().published(); id++) {
      Resolved resolved = engine.ids().resolve(id);
      if (resolved instanceof Resolved.Live live) {
        assertThat(engine.members(live.entity())).isNotEmpty();
      } else if (resolved instanceof Resolved.Split split) {
        assertThat(split.entities())
            .isNotEmpty()
            .allSatisfy(part -> assertThat(engine.members(part)).isNotEmpty());
      }
    }
  }

  private static void shouldAnswerAlike(Engine engine) {
    SortedMap<RecordId, Long> partition = engine.partition();
    assertThat(partition).hasSize(engine.size());
    assertThat(partition.values().stream().distinct().count()).isEqualTo(engine.ids().live());
    Map<Long, List<RecordId>> members = new TreeMap<>();
    partition.forEach(
        (record, entity) -> members.computeIfAbsent(entity, id -> new ArrayList<>()).add(record));
    members.forEach(
        (entity, records) -> {
          assertThat(engine.members(entity)).isEqualTo(records);
          assertThat(engine.entity(records.get(0))).hasValue(entity);
        });
  }

  /**
   * Lets a life happen once, in which records are unmerged as an engine finds them; the
   * cannot-links of that belong to the script.
   */
  private Script script(People people, List<People.Kept> kept, Random random) {
    List<List<Operation>> stories = new ArrayList<>();
    Map<RecordId, String[]> left = new TreeMap<>();
    for (People.Kept record : kept) {
      stories.add(story(people, record, random, left));
    }
    Map<CannotLinks.Pair, List<Operation>> apart = new TreeMap<>();
    for (int i = 0; i < 150; i++) {
      int at = random.nextInt(kept.size() - 1);
      CannotLinks.Pair pair = new CannotLinks.Pair(kept.get(at).id(), kept.get(at + 1).id());
      Operation link = new Operation.CannotLink(pair);
      boolean lasting = random.nextInt(3) > 0;
      apart.put(pair, lasting ? List.of(link) : List.of(link, new Operation.Allow(pair)));
    }
    Engine engine = engines.empty();
    stories.forEach(engine::apply);
    apart.values().forEach(engine::apply);
    List<RecordId> held = new ArrayList<>(left.keySet());
    for (int i = 0; i < 100; i++) {
      unmerge(held.get(random.nextInt(held.size())), engine)
          .forEach(link -> apart.put(link.pair(), List.of(link)));
    }
    stories.addAll(apart.values());
    return new Script(stories, left, engine.cannotLinks());
  }

  private static List<Operation.CannotLink> unmerge(RecordId record, Engine engine) {
    List<RecordId> others = new ArrayList<>(engine.members(engine.entity(record).orElseThrow()));
    others.remove(record);
    List<Operation.CannotLink> links = engine.separation(record);
    engine.unmerge(record);
    assertThat(engine.members(engine.entity(record).orElseThrow()))
        .contains(record)
        .doesNotContainAnyElementsOf(others.isEmpty() ? List.of(new RecordId("", "")) : others);
    return links;
  }

  private List<Operation> story(
      People people, People.Kept record, Random random, Map<RecordId, String[]> left) {
    List<Operation> story = new ArrayList<>(List.of(put(record.id(), record.features())));
    String[] features = record.features();
    for (int luck = random.nextInt(10); luck < 4; luck = random.nextInt(10)) {
      if (luck == 0) {
        story.add(new Operation.Remove(record.id()));
        features = null;
      } else {
        features = luck == 1 || features == null ? people.somebody() : people.changed(features);
        story.add(put(record.id(), features));
      }
    }
    if (features != null) {
      left.put(record.id(), features);
    }
    return story;
  }

  private Operation put(RecordId record, String[] features) {
    return new Operation.Put(record, model.values(features));
  }

  /** All operations, those of one story in their order. */
  private List<Operation> shuffled(Random random) {
    List<Integer> turns = new ArrayList<>();
    for (int story = 0; story < script.stories().size(); story++) {
      turns.addAll(Collections.nCopies(script.stories().get(story).size(), story));
    }
    Collections.shuffle(turns, random);
    int[] next = new int[script.stories().size()];
    List<Operation> operations = new ArrayList<>();
    for (int story : turns) {
      operations.add(script.stories().get(story).get(next[story]++));
    }
    return operations;
  }

  private static List<List<Operation>> batched(List<Operation> operations, int size) {
    List<List<Operation>> batches = new ArrayList<>();
    for (int from = 0; from < operations.size(); ) {
      int to = (int) Math.min(operations.size(), (long) from + size);
      batches.add(operations.subList(from, to));
      from = to;
    }
    return batches;
  }
}
