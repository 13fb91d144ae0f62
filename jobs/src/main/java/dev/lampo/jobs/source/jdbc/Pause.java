package dev.lampo.jobs.source.jdbc;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * When the next reading is due. Where the highest value has not moved, passes that take long (many
 * rows of one value) take at most a fifth of the time.
 */
final class Pause {
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int IDLE_FACTOR = 4;

  private final Duration every;
  private long dueNanos = System.nanoTime();
  private Comparable<?> lastHigh;

  Pause(Duration every) {
    this.every = every;
  }

  /** Waits for the end of the pause, but not longer than this. */
  boolean isOver(Duration atMost) throws java.io.InterruptedIOException {
    long left = dueNanos - System.nanoTime();
    if (left > 0) {
      try {
        TimeUnit.NANOSECONDS.sleep(Math.min(left, atMost.toNanos()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new java.io.InterruptedIOException("interrupted between two readings");
      }
    }
    return dueNanos - System.nanoTime() <= 0;
  }

  /** A pass has ended; one that was broken off goes on at once. */
  void ended(Pass pass) {
    boolean idle = pass.high() != null && pass.high().equals(lastHigh);
    lastHigh = pass.high();
    long rest = idle ? Math.min(LONGEST.toNanos(), IDLE_FACTOR * pass.tookNanos()) : 0;
    long nanos = pass.whole() ? Math.max(every.toNanos(), rest) : 0;
    dueNanos = System.nanoTime() + nanos;
  }

  /** The next reading is due so long after the last one began. */
  void from(long beganNanos) {
    dueNanos = beganNanos + every.toNanos();
  }
}
