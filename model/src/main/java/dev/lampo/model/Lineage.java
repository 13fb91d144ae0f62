package dev.lampo.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * How a record came to be what it is: its versions and every delivery that counted. All fields are
 * absolute, so a replay of deliveries that are already in it changes nothing.
 *
 * @param version version of the content held; {@link #NEVER} where only a deletion has come yet
 * @param contentHash fingerprint of that content
 * @param deletedVersion highest version at which the source deleted the record, or {@link #NEVER}
 * @param deliveries how many times the source handed the record over, replays not counted
 * @param latest per source partition the last position that was counted; nearly always one
 * @param committedAt the source's time of the delivery that last changed the content
 * @param revision grows with every change the grid made to the record; of two states of one record
 *     the one with the higher revision is the newer
 * @param moves how often the record changed its trip
 */
public record Lineage(
    long version,
    long contentHash,
    long deletedVersion,
    int deliveries,
    Marks latest,
    Instant committedAt,
    int revision,
    int moves) {
  /** The version of what never happened. */
  public static final long NEVER = Long.MIN_VALUE;

  /** Refuses nulls. */
  public Lineage {
    requireNonNull(latest, "latest is null");
    requireNonNull(committedAt, "committedAt is null");
  }

  /** Whether the record exists at its source: its content is newer than its deletion. */
  public boolean live() {
    return version > deletedVersion;
  }
}
