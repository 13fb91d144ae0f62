package dev.lampo.client;

import java.time.Duration;

/** The moment until which a call and all its retries may last. */
record Deadline(Duration whole, long endNanos) {
  static Deadline in(Duration whole) {
    return new Deadline(whole, System.nanoTime() + whole.toNanos());
  }

  /** Nanoseconds left; zero or less once it has passed. */
  long leftNanos() {
    return endNanos - System.nanoTime();
  }

  /** Milliseconds left, at least one: zero means "for ever" to Hazelcast. */
  long leftMillis() {
    return Math.max(1, leftNanos() / 1_000_000);
  }

  boolean passed() {
    return leftNanos() <= 0;
  }
}
