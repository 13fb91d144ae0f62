package dev.lampo.node.cli;

import dev.lampo.client.Freshness;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Freshness, times and durations in words. */
final class FreshnessText {
  private FreshnessText() {}

  /** {@code as of 2026-11-22T10:00:00.123Z, lag 20 ms}, with what is stale. */
  static String of(Freshness freshness) {
    String asOf =
        freshness
            .asOf()
            .map(at -> "as of " + time(at) + ", lag " + duration(freshness.lag().orElseThrow()))
            .orElse("as-of unknown: a source has not reported yet");
    long stale = freshness.stale().size();
    return stale == 0 ? asOf : asOf + "; " + stale + " source partitions unreachable";
  }

  static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** {@code 20 ms}, {@code 1.5 s}, {@code 3 m 20 s}, {@code 2 h 5 m}, {@code 3 d 4 h}. */
  static String duration(Duration time) {
    if (time.toMillis() < 1_000) {
      return time.toMillis() + " ms";
    }
    if (time.toSeconds() < 60) {
      return time.toMillis() / 100 / 10.0 + " s";
    }
    if (time.toMinutes() < 60) {
      return time.toMinutes() + " m " + time.toSecondsPart() + " s";
    }
    return time.toHours() < 48
        ? time.toHours() + " h " + time.toMinutesPart() + " m"
        : time.toDays() + " d " + time.toHoursPart() + " h";
  }
}
