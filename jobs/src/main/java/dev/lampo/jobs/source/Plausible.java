package dev.lampo.jobs.source;

import java.io.Serializable;
import java.time.Duration;

/**
 * What the dates of a quote may be. They are judged against the record's own times, never against
 * the clock, so that a replay years later says the same.
 *
 * @param pickupWithin the pickup is at most this long after the offer
 * @param pickupBefore and at most this long before it
 * @param quotedAfterCommit the offer is at most this long after the source's commit time
 * @param rentalAtMost the return is at most this long after the pickup
 */
public record Plausible(
    Duration pickupWithin, Duration pickupBefore, Duration quotedAfterCommit, Duration rentalAtMost)
    implements Serializable {
  /** What holds where the file says nothing. */
  public static final Plausible DEFAULT =
      new Plausible(
          Duration.ofDays(730), Duration.ofDays(2), Duration.ofDays(1), Duration.ofDays(365));
}
