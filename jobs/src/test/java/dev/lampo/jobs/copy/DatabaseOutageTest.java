package dev.lampo.jobs.copy;

import static dev.lampo.jobs.copy.Records.quote;
import static dev.lampo.jobs.copy.Records.row;
import static dev.lampo.jobs.copy.Records.stamp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.model.GridMaps;
import dev.lampo.model.Stamp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseOutageTest {
  private static final int STEPS = 400;
  private static final int ROWS_PER_STEP = 50;
  private long slowestOfferNanos;

  @Test
  void shouldLoseNothingWhenDatabaseIsKilledTwice(@TempDir Path directory) throws Exception {
    try (TestServer server = TestServer.in(directory.resolve("data"));
        CopyFixture copy =
            new CopyFixture(CopyFixture.bounded(server.newDatabase(), 2_000, 1_000))) {
      CopyWriter writer = copy.writer(0, 1, 1);
      for (int step = 1; step <= STEPS; step++) {
        offer(copy, writer, step);
        if (step == STEPS / 4 || step == STEPS / 2) {
          copy.awaitDurable(stamp(1, 1));
          server.kill();
        }
        if (step == STEPS / 4 + 60 || step == STEPS / 2 + 60) {
          assertThat(copy.last.failingSince()).isNotNull();
          server.restart();
          copy.awaitServer();
          noPositionAheadOfRows(copy);
        }
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
      copy.awaitDurable(stamp(1, STEPS));

      assertThat(copy.read(GridMaps.QUOTES))
          .containsExactlyInAnyOrderElementsOf(
              copy.maps.values().stream().map(CopyRow::value).toList());
      assertThat(copy.rescans).isNotEmpty();
      assertThat(copy.last.failingSince()).isNull();
      assertThat(Duration.ofNanos(slowestOfferNanos)).isLessThan(Duration.ofMillis(500));
    }
  }

  @Test
  void shouldStartWhileDatabaseIsDown(@TempDir Path directory) throws Exception {
    try (TestServer server = TestServer.in(directory.resolve("data"));
        CopyFixture copy = new CopyFixture(server.newDatabase())) {
      server.kill();
      CopyWriter writer = copy.writer(0, 1, 1);
      offer(copy, writer, 1);
      CopyFixture.await("failing", () -> copy.last != null && copy.last.failingSince() != null);
      long began = System.nanoTime();
      copy.writer(0, 1, 1).close();
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
      server.restart();
      copy.awaitDurable(stamp(1, 1));

      assertThat(copy.number("SELECT count(*) FROM quotes")).isEqualTo(ROWS_PER_STEP);
    }
  }

  private void offer(CopyFixture copy, CopyWriter writer, int step) {
    for (int i = 0; i < ROWS_PER_STEP; i++) {
      int number = (step * 31 + i * 7) % 10_000;
      CopyRow row = row(quote(number, step * ROWS_PER_STEP + i, stamp(1, step)));
      long began = System.nanoTime();
      copy.publish(writer, row);
      slowestOfferNanos = Math.max(slowestOfferNanos, System.nanoTime() - began);
    }
    writer.barrier(step, Records.NOON, Records.positions(step, stamp(1, step)));
  }

  /** Every row of the snapshots up to the stored position is there, or a newer one. */
  private static void noPositionAheadOfRows(CopyFixture copy) throws Exception {
    long next = copy.reader.positions().get(0).next();
    long durable = copy.reader.durableStamp().orElseThrow();
    assertThat(Stamp.snapshotOf(durable)).isEqualTo((int) next);
    assertThat(copy.number("SELECT max(revision) FROM quotes"))
        .isGreaterThanOrEqualTo(next * ROWS_PER_STEP + ROWS_PER_STEP - 1);
  }
}
