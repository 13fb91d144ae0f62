package dev.lampo.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What a source partition held when it was last asked, independent of the job that reads it.
 *
 * @param end first position that the source did not hold yet; -1 before the first answer
 * @param begin first position that the source still held; -1 before the first answer
 * @param observedAt when the source last answered; everything committed before then is below end
 * @param unreachableSince since when the source does not answer, or null
 * @param error the last error, or null
 * @param note what a person should know of the source although it answers, or null
 * @param alarm what a person must do something about although it answers, or null
 */
public record SourceHealth(
    String source,
    int partition,
    long begin,
    long end,
    Instant observedAt,
    Instant unreachableSince,
    String error,
    String note,
    String alarm) {
  /** Of a source that has nothing more to tell. */
  public SourceHealth(
      String source,
      int partition,
      long begin,
      long end,
      Instant observedAt,
      Instant unreachableSince,
      String error) {
    this(source, partition, begin, end, observedAt, unreachableSince, error, null, null);
  }

  /** Refuses nulls where something must stand. */
  public SourceHealth {
    requireNonNull(source, "source is null");
    requireNonNull(observedAt, "observedAt is null");
  }

  /** {@code source/partition}. */
  public String lane() {
    return SourcePosition.lane(source, partition);
  }
}
