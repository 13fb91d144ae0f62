package dev.lampo.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One record, change or deletion as one source handed it over. The same record may be delivered any
 * number of times, in any order; {@link Change#version()} says which delivery is the newer one,
 * arrival never does.
 *
 * @param <T> what the source delivers
 * @param recordId the record's id across the grid: source name, colon, the source's own id
 * @param origin where it stood in the source
 * @param committedAt when the source had it (for Kafka the record's timestamp); freshness counts
 *     from here
 * @param change what is said about the record
 * @param observed whether the record was found when the source was read whole, or read again after
 *     it was rejected, rather than handed over: then it counts only where it brings something new
 */
public record Delivery<T>(
    String recordId,
    SourcePosition origin,
    Instant committedAt,
    Change<T> change,
    boolean observed) {
  /** A record that was handed over. */
  public Delivery(String recordId, SourcePosition origin, Instant committedAt, Change<T> change) {
    this(recordId, origin, committedAt, change, false);
  }

  /** Refuses nulls. */
  public Delivery {
    requireNonNull(recordId, "recordId is null");
    requireNonNull(origin, "origin is null");
    requireNonNull(committedAt, "committedAt is null");
    requireNonNull(change, "change is null");
  }

  /** The id under which the grid knows a source's record. */
  public static String recordId(String source, String idInSource) {
    return source + ":" + idInSource;
  }
}
