package dev.lampo.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * How far one writer of the relational copy has come.
 *
 * @param lane number of the writer
 * @param lanes how many writers the run has
 * @param stamp everything up to this snapshot that the lane was given is in the database
 * @param durableAt when that snapshot was taken
 * @param pending rows waiting to be written
 * @param written rows written since the run began
 * @param refused rows that the database refused since the run began; each is a {@link Reject}
 * @param failingSince since when the database does not take writes, or null
 * @param error the last error, or null
 */
public record CopyLane(
    int lane,
    int lanes,
    long stamp,
    Instant durableAt,
    int pending,
    long written,
    long refused,
    Instant failingSince,
    String error) {
  /** Refuses nulls where something must stand. */
  public CopyLane {
    requireNonNull(durableAt, "durableAt is null");
  }
}
