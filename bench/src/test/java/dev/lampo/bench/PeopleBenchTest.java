package dev.lampo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lampo.bench.people.PeopleFile;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The matching bench on few people: what it compares is the same, and allocates nothing. */
class PeopleBenchTest {
  @TempDir private static Path folder;
  private static Path file;
  private static MatchingBatch batch;

  @BeforeAll
  static void resolve() throws InterruptedException, ExecutionException {
    file = folder.resolve("people.csv");
    PeopleFile.write(file, 3, 10_000);
    ForkJoinPool pool = new ForkJoinPool(2);
    try {
      batch = pool.submit(() -> MatchingBatch.run(PeopleRules.read(folder, false), file)).get();
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void shouldFindPeopleAsWellAsAsked() {
    assertThat(batch.accuracy().recall()).isGreaterThan(0.97);
    assertThat(batch.accuracy().precision()).isGreaterThan(0.98);
  }

  @Test
  void shouldTimeEveryPhase() {
    assertThat(batch.phases().seconds()).containsOnlyKeys("read", "train", "prepare", "resolve");
    assertThat(batch.givenSeconds()).isPositive();
    assertThat(batch.withoutTraining()).isGreaterThan(batch.phases().seconds().get("read"));
    assertThat(batch.heapUsed()).isPositive();
    assertThat(batch.heapLeft()).isPositive();
  }

  @Test
  void shouldCompareTheSamePairsInDuckDbAndDecideAlike() {
    DuckPeople.Result duck =
        DuckPeople.run(batch.model(), batch.prepared().table(), batch.truth(), folder, 2);

    assertThat(duck.compared()).isEqualTo(batch.compared());
    assertThat(duck.accuracy().foundPairs())
        .isCloseTo(batch.accuracy().foundPairs(), within(batch.accuracy().foundPairs() / 500));
    assertThat(duck.accuracy().f1()).isCloseTo(batch.accuracy().f1(), within(0.002));
  }

  @Test
  void shouldAllocateNothingForAPair() {
    MatchingPairs pairs = MatchingPairs.measure(batch.model(), batch.prepared());

    assertThat(pairs.bytesPerPair()).isLessThan(0.01);
    assertThat(pairs.perSecond()).isPositive();
  }

  @Test
  void shouldComeToAboutTheSameRecordByRecord() {
    MatchingAdd added = MatchingAdd.run(batch.model(), file, batch.truth());

    assertThat(added.held()).isEqualTo(9_000);
    assertThat(added.nanos().getTotalCount()).isEqualTo(1_000);
    assertThat(added.millis(50)).isPositive().isLessThanOrEqualTo(added.millis(99));
    assertThat(added.accuracy().foundPairs()).isEqualTo(batch.accuracy().foundPairs());
    assertThat(added.accuracy().rightPairs()).isEqualTo(batch.accuracy().rightPairs());
  }

  @Test
  void shouldReadTheWideRulesToo() {
    assertThat(PeopleRules.read(folder, true).blocking().rules()).hasSize(5);
  }
}
