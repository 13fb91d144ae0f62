package dev.lampo.node;

import java.time.Duration;
import java.time.Instant;

/**
 * How long to wait before the next attempt: one second, doubled with every failure up to half a
 * minute, and back to one second once it has run for a minute.
 */
final class BackOff {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration STABLE_AFTER = Duration.ofMinutes(1);

  private Duration next = FIRST;
  private Instant notBefore = Instant.MIN;
  private Instant runningSince;

  /** Notes a failure and returns the pause that follows it. */
  Duration failedAt(Instant now) {
    Duration pause = next;
    next = min(next.multipliedBy(2), LONGEST);
    notBefore = now.plus(pause);
    runningSince = null;
    return pause;
  }

  /** Notes that it runs. */
  void runningAt(Instant now) {
    if (runningSince == null) {
      runningSince = now;
    } else if (Duration.between(runningSince, now).compareTo(STABLE_AFTER) >= 0) {
      next = FIRST;
    }
  }

  boolean isOver(Instant now) {
    return !now.isBefore(notBefore);
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
