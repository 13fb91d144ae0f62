package dev.lampo.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.model.SourceHealth;
import dev.lampo.model.StoredPosition;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapTest {
  private static final Instant TAKEN = Instant.parse("2026-11-22T10:00:00Z");

  @Test
  void shouldNameRecordsThatExpired() {
    assertThat(KafkaStart.gaps(List.of(stored(100)), List.of(health(150, 200, TAKEN))))
        .containsExactly(new Gap("brokers", 0, Gap.Kind.EXPIRED, 100, 150));
    assertThat(new Gap("brokers", 0, Gap.Kind.EXPIRED, 100, 150).toString())
        .startsWith("brokers/0: records 100 to 149 are lost");
  }

  @Test
  void shouldNameATopicMadeAnew() {
    assertThat(Gap.between(List.of(stored(100)), List.of(health(0, 20, TAKEN))))
        .containsExactly(new Gap("brokers", 0, Gap.Kind.TRUNCATED, 20, 100));
  }

  @Test
  void shouldFindNoGapWhereReadingGoesOn() {
    assertThat(Gap.between(List.of(stored(100)), List.of(health(100, 100, TAKEN)))).isEmpty();
    assertThat(Gap.between(List.of(stored(100)), List.of(health(0, 500, TAKEN)))).isEmpty();
    assertThat(Gap.between(List.of(stored(100)), List.of(health(-1, -1, Instant.EPOCH)))).isEmpty();
    assertThat(Gap.between(List.of(stored(100)), List.of(health(0, 20, TAKEN.minusSeconds(1)))))
        .isEmpty();
    assertThat(Gap.between(List.of(stored(100)), List.of())).isEmpty();
    assertThat(Gap.between(List.of(), List.of(health(50, 100, TAKEN)))).isEmpty();
  }

  private static StoredPosition stored(long next) {
    return new StoredPosition("brokers", 0, next, TAKEN, TAKEN, 1);
  }

  private static SourceHealth health(long begin, long end, Instant observedAt) {
    return new SourceHealth("brokers", 0, begin, end, observedAt, null, null);
  }
}
