package dev.lampo.matching.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lampo.matching.record.Columns;
import dev.lampo.matching.record.RecordId;
import dev.lampo.matching.record.Table;
import dev.lampo.matching.rules.Rules;
import dev.lampo.matching.rules.RulesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is learnt: always the same, and near to what is known of made-up people. */
class TrainingTest {
  private static final Rules RULES =
      RulesFile.of(
          "made",
          """
          name: made
          fields:
            given: {as: code}
            family: {as: code}
            town: {as: code}
            born: {as: code}
          blocking:
            keys: [given + family, born, family + town]
          compare:
            given: {levels: [exact]}
            family: {levels: [exact]}
            town: {levels: [exact]}
            born: {levels: [exact]}
          """);
  private static final int PEOPLE = 3_000;

  /** How many different values there are, and how often the second record has the same one. */
  private static final int[] VALUES = {60, 400, 25, 8_000};

  private static final double[] SAME = {0.9, 0.95, 0.7, 0.98};

  @TempDir private Path folder;

  @Test
  void shouldComeNearToWhatIsKnown() {
    Model model = Training.train(RULES, table(rows(3)));

    for (int i = 0; i < VALUES.length; i++) {
      String name = RULES.comparisons().get(i).name();
      // What is drawn anew is the same by chance now and then.
      double m = SAME[i] + (1 - SAME[i]) / VALUES[i];
      assertThat(model.weights().get(i).m()[1]).as("m of " + name).isCloseTo(m, within(0.04));
      assertThat(model.weights().get(i).u()[1] * VALUES[i])
          .as("u of %s times its values", name)
          .isCloseTo(1, within(0.15));
    }
    double pairs = 2.0 * PEOPLE * (2.0 * PEOPLE - 1) / 2;
    assertThat(model.prior() * pairs).as("matches").isCloseTo(PEOPLE, within(0.1 * PEOPLE));
  }

  @Test
  void shouldLearnTheSameByteForByteInAnyOrderAndOnAnyThreads()
      throws IOException, ExecutionException, InterruptedException {
    List<String[]> rows = rows(4);
    String expected = written(Training.train(RULES, table(rows)));

    for (int threads : new int[] {1, 2, 4}) {
      Collections.shuffle(rows, new Random(threads));
      Table table = table(rows);
      ForkJoinPool pool = new ForkJoinPool(threads);
      try {
        assertThat(written(pool.submit(() -> Training.train(RULES, table)).get()))
            .as("%d threads", threads)
            .isEqualTo(expected);
      } finally {
        pool.shutdown();
      }
    }
    assertThat(written(Training.train(RULES, table(rows(5))))).isNotEqualTo(expected);
  }

  @Test
  void shouldCountAmongLabelledRecordsInPlaceOfEstimating() {
    List<String[]> rows = rows(6);
    int[] labels = new int[rows.size()];
    int same = 0;
    for (int row = 0; row < labels.length; row++) {
      // Of one person in ten it is known.
      labels[row] = row / 2 % 10 == 0 ? row / 2 : -1;
      boolean known = row % 2 == 0 && labels[row] >= 0;
      same += known && rows.get(row)[3].equals(rows.get(row + 1)[3]) ? 1 : 0;
    }

    Model model = Training.trained(RULES, table(rows), labels).model();

    // Five pairs are taken as seen beforehand, 95 of 100 with the same town.
    assertThat(model.weights().get(2).m()[1])
        .isCloseTo((same + 5 * 0.95) / (PEOPLE / 10 + 5), within(1e-9));
  }

  @Test
  void shouldMakeAModelOfOneRecordAndOfRecordsWithoutKeys() {
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"0", "g", "", "", ""});
    assertThat(Training.train(RULES, table(rows)).prior()).isBetween(0.0, 0.5);
    rows.add(new String[] {"1", "h", "", "", ""});
    Model model = Training.train(RULES, table(rows));
    assertThat(model.weights()).allSatisfy(weights -> assertThat(weights.bits(1)).isPositive());
  }

  /** Two records of each person, each with its number in front. */
  private static List<String[]> rows(long seed) {
    Random random = new Random(seed);
    List<String[]> rows = new ArrayList<>();
    for (int person = 0; person < PEOPLE; person++) {
      String[] one = new String[5];
      String[] other = new String[5];
      one[0] = person + "a";
      other[0] = person + "b";
      for (int i = 0; i < VALUES.length; i++) {
        one[i + 1] = "v" + random.nextInt(VALUES[i]);
        other[i + 1] = random.nextDouble() < SAME[i] ? one[i + 1] : "v" + random.nextInt(VALUES[i]);
      }
      rows.add(one);
      rows.add(other);
    }
    return rows;
  }

  private static Table table(List<String[]> rows) {
    Columns columns = new Columns(RULES, "", List.of("id", "given", "family", "town", "born"));
    Table table = new Table(RULES.features());
    table.add(
        rows.stream().map(row -> new RecordId("", row[0])).toList(),
        rows.stream().map(row -> columns.features(List.of(row))).toList());
    return table;
  }

  private String written(Model model) throws IOException {
    Path file = folder.resolve("model.json");
    ModelFile.write(model, file);
    return Files.readString(file);
  }
}
