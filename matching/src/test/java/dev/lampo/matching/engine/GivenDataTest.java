package dev.lampo.matching.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.matching.cluster.CannotLinks;
import dev.lampo.matching.file.Input;
import dev.lampo.matching.file.Loading;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.Training;
import dev.lampo.matching.record.RecordId;
import dev.lampo.matching.record.Table;
import dev.lampo.matching.rules.Rules;
import dev.lampo.matching.testing.GivenData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Records of others come, change, move, go and are kept apart in several orders and batches, and
 * end as the batch finds them. A failure is repeated by its seed: -Dlampo.seed=SEED.
 */
class GivenDataTest {
  private static final long SEED = Long.getLong("lampo.seed", 20_260_102L);
  private static final int RECORDS_MAX = 10_000;
  private static final int CANNOT_LINKS = 200;

  private final Random random = new Random(SEED);
  private final Map<RecordId, String[]> left = new TreeMap<>();

  @Test
  void shouldEndAsTheBatchWithPeople() {
    shouldEndAsTheBatch(
        GivenData.rules("people.yaml"),
        List.of(
            GivenData.input("febrl/dataset4a.csv", "a", "rec_id"),
            GivenData.input("febrl/dataset4b.csv", "b", "rec_id")),
        RECORDS_MAX);
  }

  @Test
  void shouldEndAsTheBatchWithCompanies() {
    shouldEndAsTheBatch(
        GivenData.rules("companies.yaml"),
        List.of(GivenData.input("italian-companies/records.csv", "", "record_id")),
        RECORDS_MAX / 2);
  }

  private void shouldEndAsTheBatch(Rules rules, List<Input> inputs, int most) {
    System.out.println("engine on given data: seed " + SEED);
    Map<RecordId, String[]> records = records(rules, inputs, most);
    assertThat(records).hasSizeGreaterThanOrEqualTo(Math.min(most, 5_000));
    Model model = Training.train(rules, Testing.table(rules, records));
    List<List<Operation>> stories = stories(model, records);
    CannotLinks links = links(stories, Testing.batch(model, records, CannotLinks.NONE));

    SortedMap<RecordId, RecordId> expected = Testing.batch(model, left, links);
    for (int batch : new int[] {1, 37, 2_500}) {
      Engine engine = new Engines(model).empty();
      Follower follower = new Follower();
      List<Operation> operations = shuffled(stories, new Random(SEED + batch));
      for (int from = 0; from < operations.size(); from += batch) {
        int to = Math.min(operations.size(), from + batch);
        follower.follow(engine.apply(operations.subList(from, to)));
      }

      assertThat(Testing.least(engine.partition()))
          .as("in batches of %d, seed %d", batch, SEED)
          .isEqualTo(expected);
      assertThat(follower.entities).isEqualTo(engine.partition());
    }
    assertThat(expected.values().stream().distinct().count()).isLessThan(expected.size());
  }

  private static Map<RecordId, String[]> records(Rules rules, List<Input> inputs, int most) {
    Loading loading = new Loading(rules, count -> {});
    inputs.forEach(loading::add);
    Table table = loading.table();
    Map<RecordId, String[]> records = new TreeMap<>();
    for (int row = 0; row < table.size() && row < most; row++) {
      String[] features = new String[rules.features().size()];
      for (int feature = 0; feature < features.length; feature++) {
        features[feature] = table.text(row, feature);
      }
      records.put(table.id(row), features);
    }
    return records;
  }

  /** Each record comes; some become somebody else for a while or for good, some go. */
  private List<List<Operation>> stories(Model model, Map<RecordId, String[]> records) {
    List<String[]> all = List.copyOf(records.values());
    List<List<Operation>> stories = new ArrayList<>();
    records.forEach(
        (id, features) -> {
          List<Operation> story = new ArrayList<>(List.of(put(model, id, features)));
          String[] last = features;
          int luck = random.nextInt(10);
          if (luck < 3) {
            last = all.get(random.nextInt(all.size()));
            story.add(put(model, id, last));
          }
          if (luck == 1 || luck == 4) {
            last = null;
            story.add(new Operation.Remove(id));
          }
          if (luck == 4 && random.nextBoolean()) {
            last = features;
            story.add(put(model, id, features));
          }
          if (last != null) {
            left.put(id, last);
          }
          stories.add(story);
        });
    return stories;
  }

  /** Keeps apart some that are one, of which some are allowed again. */
  private CannotLinks links(List<List<Operation>> stories, SortedMap<RecordId, RecordId> entities) {
    List<RecordId> joined = new ArrayList<>(entities.keySet());
    joined.removeIf(id -> entities.get(id).equals(id));
    Collections.shuffle(joined, random);
    Map<CannotLinks.Pair, Boolean> pairs = new TreeMap<>();
    for (RecordId id : joined.subList(0, Math.min(CANNOT_LINKS, joined.size()))) {
      pairs.put(new CannotLinks.Pair(id, entities.get(id)), random.nextInt(4) > 0);
    }
    assertThat(pairs).hasSizeGreaterThan(CANNOT_LINKS / 2);
    Collection<CannotLinks.Pair> lasting = new ArrayList<>();
    pairs.forEach(
        (pair, lasts) -> {
          List<Operation> story = new ArrayList<>(List.of(new Operation.CannotLink(pair)));
          if (lasts) {
            lasting.add(pair);
          } else {
            story.add(new Operation.Allow(pair));
          }
          stories.add(story);
        });
    return new CannotLinks(lasting);
  }

  private static Operation put(Model model, RecordId id, String[] features) {
    return new Operation.Put(id, model.values(features));
  }

  /** All operations, those of one story in their order. */
  private static List<Operation> shuffled(List<List<Operation>> stories, Random random) {
    List<Integer> turns = new ArrayList<>();
    for (int story = 0; story < stories.size(); story++) {
      turns.addAll(Collections.nCopies(stories.get(story).size(), story));
    }
    Collections.shuffle(turns, random);
    int[] next = new int[stories.size()];
    return turns.stream().map(story -> stories.get(story).get(next[story]++)).toList();
  }
}
