package dev.lampo.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.model.RejectCause;
import dev.lampo.model.SourceHealth;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GapDetectorTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private Instant now = NOW;
  private final GapDetector detector = new GapDetector("brokers", Map.of(0, 100L), () -> now);

  @Test
  void shouldNameRecordsThatExpired() {
    detector.read(0, 150);
    detector.read(0, 151);

    assertThat(detector.explain(health(150, NOW)))
        .contains(new Gap("brokers", 0, Gap.Kind.EXPIRED, 100, 150));
    assertThat(detector.unexplained()).isEmpty();
  }

  @Test
  void shouldKeepThePositionBeforeAJumpUntilTheSourceHasAnswered() {
    detector.read(0, 150);
    now = NOW.plusSeconds(1);
    detector.read(0, 170);

    assertThat(detector.unexplained()).containsExactly(0);
    assertThat(detector.storable(0, 171)).isEqualTo(100);
    assertThat(detector.explain(health(0, NOW))).isEmpty();
    assertThat(detector.storable(0, 171)).isEqualTo(100);
    assertThat(detector.explain(health(0, NOW.plusSeconds(2)))).isEmpty();
    assertThat(detector.storable(0, 171)).isEqualTo(171);
  }

  /** Each transaction leaves a marker, which no reader is given. */
  @Test
  void shouldFollowAReadingThatJumpsAllTheTime() {
    long next = 100;
    for (int second = 1; second <= 60; second++) {
      for (int transaction = 0; transaction < 50; transaction++) {
        now = NOW.plusMillis(second * 1_000L + transaction * 20);
        detector.read(0, next + 1);
        next += 2;
      }
      assertThat(detector.explain(health(0, now.minusMillis(500)))).isEmpty();
    }

    assertThat(detector.storable(0, next)).isBetween(next - 400, next);
    assertThat(detector.explain(health(next - 500, now))).isEmpty();
  }

  @Test
  void shouldNameATopicMadeAnewWithWhatWasNotExplainedBefore() {
    detector.read(0, 150);

    assertThat(detector.madeAnew(0, 1_000))
        .isEqualTo(new Gap("brokers", 0, Gap.Kind.MADE_ANEW, 100, 1_000));
    detector.read(0, 1_000);
    assertThat(detector.unexplained()).isEmpty();
    detector.read(0, 1_005);
    assertThat(detector.explain(health(1_004, NOW)))
        .contains(new Gap("brokers", 0, Gap.Kind.EXPIRED, 1_001, 1_004));
  }

  @Test
  void shouldFindNothingWhereReadingGoesOnOrAPartitionIsNew() {
    detector.read(0, 100);
    detector.read(0, 101);
    detector.read(1, 500);
    assertThat(detector.unexplained()).isEmpty();
    assertThat(detector.explain(health(400, NOW))).isEmpty();
  }

  @Test
  void shouldTellTheOperatorWhatToDo() {
    Gap gap = new Gap("brokers", 0, Gap.Kind.EXPIRED, 100, 150);

    assertThat(gap.toString()).startsWith("brokers/0: positions 100 to 149 were gone");
    assertThat(gap.reject(NOW).cause()).isEqualTo(RejectCause.NOT_READ);
    assertThat(gap.reject(NOW).id()).isEqualTo("gap:brokers/0/100");
  }

  private static SourceHealth health(long begin, Instant observedAt) {
    return new SourceHealth("brokers", 0, begin, 10_000, observedAt, null, null);
  }
}
