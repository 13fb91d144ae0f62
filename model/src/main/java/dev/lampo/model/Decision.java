package dev.lampo.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What a person decided: it enters the job like a delivery of any other source, and leaves its map
 * when what it asks for is done and stored.
 *
 * @param id sorts by time, and is unique
 * @param target what it is about: the id of a reject
 * @param decidedAt when it was made
 */
public record Decision(String id, Kind kind, String target, Instant decidedAt) {
  /** What is asked for. */
  public enum Kind {
    /** Read a rejected record again, under the reference data and the mapping that are in force. */
    REPLAY_REJECT
  }

  /** Refuses nulls. */
  public Decision {
    requireNonNull(id, "id is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(target, "target is null");
    requireNonNull(decidedAt, "decidedAt is null");
  }
}
