package dev.lampo.client;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How fresh an answer is. Everything that the sources had committed by {@link #asOf()} is in it;
 * younger changes may be.
 *
 * @param asOf the least of all source partitions; empty where one has not reported yet, or there
 *     are no sources
 * @param lag time from {@code asOf} to {@code takenAt}, never negative; empty like {@code asOf}
 * @param takenAt when this was computed
 * @param sources each partition of each source, sorted
 * @param copy how far the relational copy has come; empty where there is none
 * @param rebuilding why something may be missing in the maps; empty where nothing is
 */
public record Freshness(
    Optional<Instant> asOf,
    Optional<Duration> lag,
    Instant takenAt,
    List<SourcePart> sources,
    Optional<Copy> copy,
    Optional<String> rebuilding) {
  /** Refuses nulls and copies the list. */
  public Freshness {
    requireNonNull(asOf, "asOf is null");
    requireNonNull(lag, "lag is null");
    requireNonNull(takenAt, "takenAt is null");
    requireNonNull(copy, "copy is null");
    requireNonNull(rebuilding, "rebuilding is null");
    sources = List.copyOf(sources);
  }

  /** The partitions whose source does not answer: what they say is stale. */
  public List<SourcePart> stale() {
    return sources.stream().filter(part -> part.unreachableSince().isPresent()).toList();
  }

  /**
   * One partition of a source.
   *
   * @param next first position that is not in the maps yet, or -1 where none was stored yet
   * @param end first position that the source does not hold yet, or -1 before its first answer
   * @param asOf everything committed until then is in the maps; empty where nothing is known
   * @param unreachableSince since when the source does not answer
   * @param error what it said last
   * @param note what a person should know of it although it answers
   * @param alarm what a person must do something about although it answers
   */
  public record SourcePart(
      String source,
      int partition,
      long next,
      long end,
      Optional<Instant> asOf,
      Optional<Instant> unreachableSince,
      Optional<String> error,
      Optional<String> note,
      Optional<String> alarm) {

    /** How many positions the maps are behind; an upper bound of the records. */
    public long behind() {
      return Math.max(0, end - Math.max(0, next));
    }
  }

  /**
   * The relational copy.
   *
   * @param durableSince everything up to then is in the database: the least of its writers
   * @param pending rows waiting to be written
   * @param failingSince since when the database does not take writes
   * @param error what it said last
   */
  public record Copy(
      Instant durableSince, long pending, Optional<Instant> failingSince, Optional<String> error) {}
}
