package dev.lampo.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackOffTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final BackOff backOff = new BackOff();

  @Test
  void shouldDoubleThePauseUpToHalfAMinute() {
    long[] pauses =
        IntStream.range(0, 7).mapToLong(i -> backOff.failedAt(NOW).toSeconds()).toArray();

    assertThat(pauses).containsExactly(1, 2, 4, 8, 16, 30, 30);
  }

  @Test
  void shouldBeOverAtTheEndOfThePause() {
    assertThat(backOff.isOver(NOW)).isTrue();

    backOff.failedAt(NOW);

    assertThat(backOff.isOver(NOW.plusMillis(999))).isFalse();
    assertThat(backOff.isOver(NOW.plusSeconds(1))).isTrue();
  }

  @Test
  void shouldForgetFailuresAfterAMinuteOfRunning() {
    backOff.failedAt(NOW);
    backOff.failedAt(NOW);

    backOff.runningAt(NOW);
    backOff.runningAt(NOW.plusSeconds(60));

    assertThat(backOff.failedAt(NOW.plusSeconds(61))).hasSeconds(1);
  }

  @Test
  void shouldNotForgiveAJobThatRunsOnlyForAMoment() {
    backOff.failedAt(NOW);
    backOff.runningAt(NOW.plusSeconds(1));
    backOff.failedAt(NOW.plusSeconds(2));
    backOff.runningAt(NOW.plusSeconds(70));

    assertThat(backOff.failedAt(NOW.plusSeconds(71))).hasSeconds(4);
  }
}
