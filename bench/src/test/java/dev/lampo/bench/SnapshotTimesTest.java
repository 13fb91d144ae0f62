package dev.lampo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lampo.model.Stamp;
import dev.lampo.model.StoredPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotTimesTest {
  private static final Instant START = Instant.parse("2026-12-01T08:00:00Z");

  private final SnapshotTimes times = new SnapshotTimes(Duration.ofSeconds(1));

  @Test
  void shouldTakeForDurationWhatLiesBeyondTheInterval() {
    note(1, 1, 0);
    note(1, 2, 1_300);
    note(1, 3, 2_310);
    note(1, 4, 3_370);
    assertThat(times.between(stamp(1, 2), stamp(1, 4)))
        .isEqualTo(new SnapshotTimes.Cost(2, 35, 60));
  }

  @Test
  void shouldBeginWithTheFirstSourceThatTakesPart() {
    times.note(List.of(position(0, stamp(1, 1), 20), position(1, stamp(1, 1), 0)));
    times.note(List.of(position(0, stamp(1, 2), 1_040), position(1, stamp(1, 1), 0)));
    long newest = note(1, 2, 1_050);
    assertThat(newest).isEqualTo(stamp(1, 2));
    assertThat(times.between(stamp(1, 1), newest)).isEqualTo(new SnapshotTimes.Cost(1, 40, 40));
  }

  @Test
  void shouldCountSnapshotsThatNobodySaw() {
    note(1, 1, 0);
    note(1, 4, 3_300);
    note(1, 5, 4_310);
    assertThat(times.between(stamp(1, 1), stamp(1, 5)))
        .isEqualTo(new SnapshotTimes.Cost(4, 77.5, 100));
  }

  @Test
  void shouldNotCountWhatLiesBetweenTwoRuns() {
    note(1, 7, 0);
    note(2, 1, 9_000);
    assertThatThrownBy(() -> times.between(stamp(1, 7), stamp(2, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("from 1.7 to 2.1");
    note(2, 2, 10_010);
    assertThat(times.between(stamp(1, 7), stamp(2, 2)))
        .isEqualTo(new SnapshotTimes.Cost(1, 10, 10));
  }

  @Test
  void shouldKnowNoSnapshotBeforeThereIsOne() {
    assertThat(times.note(List.of())).isEqualTo(Stamp.NONE);
  }

  private long note(int epoch, int snapshot, long millis) {
    return times.note(List.of(position(0, stamp(epoch, snapshot), millis)));
  }

  private static long stamp(int epoch, int snapshot) {
    return new Stamp(epoch, snapshot).asLong();
  }

  private static StoredPosition position(int partition, long stamp, long millis) {
    return new StoredPosition("brokers", partition, 1, START, START.plusMillis(millis), stamp);
  }
}
