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
 * @param manner how the grid came to know of it
 */
public record Delivery<T>(
    String recordId, SourcePosition origin, Instant committedAt, Change<T> change, Manner manner) {
  /** How a delivery came. */
  public enum Manner {
    /** The source handed over a change: it counts, once for each place in the source. */
    CHANGE,

    /** The source was read and the record was in it: it counts only where it brings news. */
    STATE,

    /**
     * As {@link #STATE}, when only a part of the source was read, perhaps once more: what follows
     * may say that the record is gone, and may have been delivered before.
     */
    STATE_IN_PART,

    /**
     * As {@link #STATE}, of a source that keeps no versions: the version says where the record was
     * found, so the same content found again elsewhere is nothing new.
     */
    STATE_WITHOUT_VERSION,

    /**
     * A rejected record was read again: it counts only where it brings news, and says nothing about
     * what the source holds now.
     */
    REPLAY,

    /**
     * As {@link #REPLAY}, of a source that keeps no versions: where the record was found later,
     * that is newer.
     */
    REPLAY_WITHOUT_VERSION;

    private boolean isReplay() {
      return this == REPLAY || this == REPLAY_WITHOUT_VERSION;
    }
  }

  /** A record that was handed over. */
  public Delivery(String recordId, SourcePosition origin, Instant committedAt, Change<T> change) {
    this(recordId, origin, committedAt, change, Manner.CHANGE);
  }

  /** Refuses nulls. */
  public Delivery {
    requireNonNull(recordId, "recordId is null");
    requireNonNull(origin, "origin is null");
    requireNonNull(committedAt, "committedAt is null");
    requireNonNull(change, "change is null");
    requireNonNull(manner, "manner is null");
  }

  /** The same delivery of a record that was rejected before and is read again. */
  public Delivery<T> replayed() {
    Manner again =
        manner == Manner.STATE_WITHOUT_VERSION ? Manner.REPLAY_WITHOUT_VERSION : Manner.REPLAY;
    return new Delivery<>(recordId, origin, committedAt, change, again);
  }

  /** Whether it is a rejected record that was read again. */
  public boolean isReplay() {
    return manner.isReplay();
  }

  /** Whether the record was found rather than handed over. */
  public boolean observed() {
    return manner != Manner.CHANGE;
  }

  /** The id under which the grid knows a source's record. */
  public static String recordId(String source, String idInSource) {
    return source + ":" + idInSource;
  }
}
