package dev.lampo.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a run in this JVM was at each look, and how fast it was once its code was warm. One
 * thread.
 */
final class Looks {
  /** A JVM's first part of the way does not count. */
  static final double WARM_UP = 0.4;

  /** Between two looks. */
  static final Duration EVERY = Duration.ofMillis(500);

  private static final Duration DONE_WITHIN = Duration.ofMinutes(9);

  private final long deliveries;
  private final long deadline;
  private final List<Look> looks = new ArrayList<>();

  /** Deliveries that were through at a time. */
  private record Look(long nanos, long through) {}

  /** Of a run that begins now. */
  Looks(long deliveries) {
    this.deliveries = deliveries;
    deadline = System.nanoTime() + DONE_WITHIN.toNanos();
  }

  /**
   * Notes how many deliveries are through now.
   *
   * @throws IllegalStateException where that is not all of them after a time that is long enough
   */
  void add(long through) {
    add(System.nanoTime(), through);
  }

  /** The same at another time. */
  void add(long nanos, long through) {
    looks.add(new Look(nanos, through));
    if (through < deliveries && nanos - deadline > 0) {
      throw new IllegalStateException(
          through + " of " + deliveries + " deliveries after " + DONE_WITHIN);
    }
  }

  /**
   * Deliveries per second from the first look past the warm-up to the last look.
   *
   * @throws IllegalStateException where these are one
   */
  double perSecond() {
    Look end = looks.get(looks.size() - 1);
    Look begin =
        looks.stream().filter(look -> look.through() >= WARM_UP * deliveries).findFirst().get();
    return perSecond(begin.nanos(), begin.through(), end.nanos(), end.through());
  }

  /** The same between two looks. */
  static double perSecond(long beginNanos, long begun, long endNanos, long ended) {
    if (endNanos <= beginNanos || ended <= begun) {
      throw new IllegalStateException(
          "too few deliveries for a rate: the first look past the warm-up saw all %d; give more"
                  .formatted(ended)
              + " --deliveries");
    }
    return (ended - begun) / ((endNanos - beginNanos) / 1e9);
  }
}
