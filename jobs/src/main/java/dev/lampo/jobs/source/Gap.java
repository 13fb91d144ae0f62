package dev.lampo.jobs.source;

import dev.lampo.model.SourceHealth;
import dev.lampo.model.SourcePosition;
import dev.lampo.model.StoredPosition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Records between the stored position of a partition and what the source still holds. The Kafka
 * client passes over them without a word (auto.offset.reset), so they are named before it starts.
 *
 * @param from first position concerned
 * @param to first position after them
 */
public record Gap(String source, int partition, Kind kind, long from, long to) {
  /** What became of the records. */
  public enum Kind {
    /** The source no longer holds them: its retention was shorter than the standstill. Lost. */
    EXPIRED,
    /**
     * The source ends before the stored position: its topic was made anew or cut. Reading starts at
     * its beginning; what it holds under positions known from before is read again.
     */
    TRUNCATED
  }

  /** {@code source/partition}. */
  public String lane() {
    return SourcePosition.lane(source, partition);
  }

  /** A sentence for an operator. */
  @Override
  public String toString() {
    return switch (kind) {
      case EXPIRED ->
          lane()
              + ": records "
              + from
              + " to "
              + (to - 1)
              + " are lost, the source no longer holds"
              + " them; lengthen its retention";
      case TRUNCATED ->
          lane()
              + ": the source ends at "
              + from
              + ", before the stored position "
              + to
              + "; it was made anew or cut, and is read from its beginning";
    };
  }

  /**
   * Compares what was stored with what the sources hold. Partitions that only one side knows have
   * no gap: a new partition is read from its beginning.
   */
  public static List<Gap> between(
      Collection<StoredPosition> stored, Collection<SourceHealth> sources) {
    Map<String, SourceHealth> healths = new HashMap<>();
    sources.forEach(health -> healths.put(health.lane(), health));
    List<Gap> gaps = new ArrayList<>();
    for (StoredPosition position : stored) {
      SourceHealth health = healths.get(position.lane());
      if (health != null && health.begin() > position.next()) {
        gaps.add(gap(position, Kind.EXPIRED, position.next(), health.begin()));
      } else if (health != null && isTruncated(position, health)) {
        gaps.add(gap(position, Kind.TRUNCATED, health.end(), position.next()));
      }
    }
    return List.copyOf(gaps);
  }

  /** An answer older than the position says nothing about the end. */
  private static boolean isTruncated(StoredPosition position, SourceHealth health) {
    return health.end() >= 0
        && health.end() < position.next()
        && !health.observedAt().isBefore(position.takenAt());
  }

  private static Gap gap(StoredPosition position, Kind kind, long from, long to) {
    return new Gap(position.source(), position.partition(), kind, from, to);
  }
}
