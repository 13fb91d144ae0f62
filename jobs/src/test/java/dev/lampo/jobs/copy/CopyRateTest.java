package dev.lampo.jobs.copy;

import static dev.lampo.jobs.copy.Records.quote;
import static dev.lampo.jobs.copy.Records.row;
import static dev.lampo.jobs.copy.Records.stamp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.model.GridMaps;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * How fast the copy is written and read; {@code -Dlampo.copy.rows=600000} for a figure to quote.
 */
class CopyRateTest {
  private static final int ROWS = Integer.getInteger("lampo.copy.rows", 40_000);
  private static final int LANES = 2;

  @Test
  void shouldWriteAndReadAtRate() throws Exception {
    try (CopyFixture copy = CopyFixture.create()) {
      List<CopyWriter> lanes = new ArrayList<>();
      for (int lane = 0; lane < LANES; lane++) {
        CopySettings settings = CopyFixture.bounded(copy.settings, 2_000, 2 * ROWS);
        lanes.add(copy.writer(settings, new LaneId(lane, LANES, 1, "rate")));
      }
      for (int pass = 1; pass <= 3; pass++) {
        System.out.printf("pass %d: %,d quotes/s written%n", pass, write(copy, lanes, pass));
      }
      for (int pass = 1; pass <= 3; pass++) {
        System.out.printf("pass %d: %,d quotes/s read%n", pass, read(copy));
      }
      assertThat(copy.number("SELECT count(*) FROM quotes")).isEqualTo(2L * ROWS);
    }
  }

  /** The second pass updates the rows of the first, the third writes others. */
  private static long write(CopyFixture copy, List<CopyWriter> lanes, int pass) throws Exception {
    List<CopyRow> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(row(quote(pass == 3 ? ROWS + i : i, pass, stamp(1, pass))));
    }
    long began = System.nanoTime();
    for (CopyRow row : rows) {
      lanes.get(Math.floorMod(row.key().hashCode(), LANES)).offer(row);
    }
    for (CopyWriter lane : lanes) {
      lane.barrier(pass, Records.NOON, Records.positions(pass, stamp(1, pass)));
    }
    CopyFixture.await("pass " + pass, () -> copy.reader.durableStamp().orElse(0) >= stamp(1, pass));
    return perSecond(ROWS, began);
  }

  private static long read(CopyFixture copy) {
    AtomicLong rows = new AtomicLong();
    long began = System.nanoTime();
    List<CompletableFuture<Void>> shards = new ArrayList<>();
    for (int shard = 0; shard < 2; shard++) {
      int number = shard;
      shards.add(CompletableFuture.runAsync(() -> read(copy, number, rows)));
    }
    shards.forEach(CompletableFuture::join);
    return perSecond(rows.get(), began);
  }

  private static void read(CopyFixture copy, int shard, AtomicLong rows) {
    try {
      long[] count = new long[1];
      copy.reader.read(GridMaps.QUOTES, shard, 2, row -> count[0]++);
      rows.addAndGet(count[0]);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long perSecond(long rows, long began) {
    return rows * 1_000_000_000L / (System.nanoTime() - began);
  }
}
