package dev.lampo.jobs.copy;

import static dev.lampo.jobs.copy.Records.quote;
import static dev.lampo.jobs.copy.Records.row;
import static dev.lampo.jobs.copy.Records.stamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lampo.model.GridMaps;
import java.sql.Connection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FenceTest {
  private final CopyFixture copy;

  FenceTest() throws Exception {
    copy = CopyFixture.create();
  }

  @AfterEach
  void close() {
    copy.close();
  }

  @Test
  void shouldLetSameRunRegisterAgain() throws Exception {
    Fence.register(copy.database, 3, "a");
    Fence.register(copy.database, 3, "a");

    assertThat(copy.reader.highestEpoch()).isEqualTo(3);
  }

  @Test
  void shouldRefuseOlderRunAndAnotherOfSameEpoch() throws Exception {
    Fence.register(copy.database, 3, "a");

    assertThatThrownBy(() -> Fence.register(copy.database, 2, "z"))
        .isInstanceOf(DeposedException.class)
        .hasMessage("deposed by epoch 3");
    assertThatThrownBy(() -> Fence.register(copy.database, 3, "b"))
        .isInstanceOf(DeposedException.class)
        .hasMessage("deposed by another run of epoch 3");
    assertThat(copy.number("SELECT count(*) FROM copy_epochs")).isEqualTo(1);
  }

  @Test
  void shouldWaitForTransactionOfOlderRun() throws Exception {
    Fence.register(copy.database, 1, "old");
    try (Connection old = copy.database.connection()) {
      Fence.pass(old, 1, "old");
      CompletableFuture<Void> newer = CompletableFuture.runAsync(() -> register(2, "new"));
      assertThatThrownBy(() -> newer.get(300, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      old.commit();
      newer.get(20, TimeUnit.SECONDS);
      assertThatThrownBy(() -> Fence.pass(old, 1, "old")).isInstanceOf(DeposedException.class);
      old.rollback();
    }
  }

  @Test
  void shouldStopZombieForGood() throws Exception {
    CopyWriter zombie = copy.writer(0, 1, 1);
    copy.publish(zombie, row(quote(1, 1, stamp(1, 1))));
    zombie.barrier(1, Records.NOON, Records.positions(7, stamp(1, 1)));
    copy.awaitDurable(stamp(1, 1));

    Fence.register(copy.database, 2, "new");
    copy.publish(zombie, row(quote(1, 2, stamp(1, 2))));
    zombie.barrier(2, Records.NOON, Records.positions(9, stamp(1, 2)));
    CopyFixture.await("deposed", () -> zombie.deposedBecause().isPresent());
    CopyFixture.await("told", () -> "deposed by epoch 2".equals(copy.last.error()));
    copy.publish(zombie, row(quote(2, 2, stamp(1, 3))));

    assertThat(copy.read(GridMaps.QUOTES)).containsExactly(quote(1, 1, stamp(1, 1)));
    assertThat(copy.reader.positions()).extracting(position -> position.next()).containsExactly(7L);
  }

  @Test
  void shouldLetNewerRunWinTheRace() throws Exception {
    CopyWriter old = copy.writer(0, 1, 1);
    CopyWriter young = null;
    for (int i = 0; i < 20_000; i++) {
      old.offer(row(quote(i % 500, i, stamp(1, 1))));
      if (i == 5_000) {
        young = copy.writer(0, 1, 2);
      }
      if (young != null) {
        young.offer(row(quote(i % 500, 100_000 + i, stamp(2, 1))));
      }
    }
    young.barrier(1, Records.NOON, Records.positions(1, stamp(2, 1)));
    copy.awaitDurable(stamp(2, 1));
    CopyFixture.await("deposed", () -> old.deposedBecause().isPresent());

    assertThat(copy.number("SELECT count(*) FROM quotes")).isEqualTo(500);
    assertThat(copy.number("SELECT count(*) FROM quotes WHERE stamp = " + stamp(2, 1)))
        .isEqualTo(500);
    assertThat(copy.number("SELECT min(revision) FROM quotes")).isEqualTo(119_500);
  }

  private void register(int epoch, String execution) {
    try {
      Fence.register(copy.database, epoch, execution);
    } catch (java.sql.SQLException | DeposedException e) {
      throw new IllegalStateException(e);
    }
  }
}
