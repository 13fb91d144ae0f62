package dev.lampo.model;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;

/**
 * How far a source partition has been read with every effect stored in the maps.
 *
 * @param source name of the source
 * @param next first position that has not taken effect
 * @param committedAt the source's time of the last delivery that has
 * @param takenAt when the snapshot was taken: by then everything below {@code next} was visible
 * @param stamp the snapshot
 * @param resume where the source goes on in its own words, where a number does not say it; or null
 */
public record StoredPosition(
    String source,
    int partition,
    long next,
    Instant committedAt,
    Instant takenAt,
    long stamp,
    String resume)
    implements Serializable {
  /** A position of a source whose positions are numbers. */
  public StoredPosition(
      String source, int partition, long next, Instant committedAt, Instant takenAt, long stamp) {
    this(source, partition, next, committedAt, takenAt, stamp, null);
  }

  /** Refuses nulls where something must stand. */
  public StoredPosition {
    requireNonNull(source, "source is null");
    requireNonNull(committedAt, "committedAt is null");
    requireNonNull(takenAt, "takenAt is null");
  }

  /** {@code source/partition}. */
  public String lane() {
    return SourcePosition.lane(source, partition);
  }
}
