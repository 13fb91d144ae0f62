package dev.lampo.jobs.source;

import dev.lampo.model.SourceHealth;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sees where reading did not go on at the position where it had stopped. A jump forward may be
 * harmless: compaction and transactions leave holes. Whether records are missing says the source,
 * which knows the first position that it still holds; until it was asked, the position before the
 * jump is the one to store, so that no crash makes the jump forgotten.
 *
 * <p>Where every transaction leaves a hole there is always a jump that is newer than the last
 * answer. So jumps that come after a question was asked wait for the next one: each is explained
 * after two answers, however many follow it.
 *
 * <p>Not thread-safe: belongs to the processor that reads.
 */
public final class GapDetector {
  private final String source;
  private final InstantSource clock;
  private final Map<Integer, Lane> lanes = new HashMap<>();

  private static final class Lane {
    /** Where reading should go on; negative while nothing was read. */
    long next = -1;

    /** Jumps of which the source was asked, and those since; null where there are none. */
    Jumps asked;

    Jumps since;

    boolean unexplained() {
      return asked != null || since != null;
    }

    /** The jumps that the next answer is about. */
    Jumps ask() {
      if (asked == null) {
        asked = since;
        since = null;
      }
      return asked;
    }
  }

  /**
   * One jump or more, one after the other.
   *
   * @param from first position that was not read
   * @param to first position that was read after it
   */
  private record Jumps(long from, long to, Instant lastSeen) {}

  /**
   * A detector for one source.
   *
   * @param expected by partition where reading should go on; a partition that is not in it is new
   */
  public GapDetector(String source, Map<Integer, Long> expected, InstantSource clock) {
    this.source = source;
    this.clock = clock;
    expected.forEach((partition, next) -> lane(partition).next = next);
  }

  /** Takes note of a record; positions of a partition only grow. */
  public void read(int partition, long position) {
    Lane lane = lane(partition);
    long next = lane.next;
    lane.next = position + 1;
    if (next == position || next < 0) {
      return;
    }
    long from = lane.since == null ? next : lane.since.from();
    lane.since = new Jumps(from, position, clock.instant());
  }

  /** The partition was made anew or cut, and is read from its beginning, which is this position. */
  public Gap madeAnew(int partition, long position) {
    Lane lane = lane(partition);
    long from = storable(partition, lane.next);
    lane.asked = null;
    lane.since = null;
    lane.next = position;
    return new Gap(source, partition, Gap.Kind.MADE_ANEW, from, position);
  }

  /** Partitions in which a jump is not explained yet. */
  public Set<Integer> unexplained() {
    return lanes.entrySet().stream()
        .filter(entry -> entry.getValue().unexplained())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The position to store for a partition that was read up to here. */
  public long storable(int partition, long next) {
    Lane lane = lane(partition);
    Jumps oldest = lane.asked == null ? lane.since : lane.asked;
    return oldest == null ? next : oldest.from();
  }

  /** What the source says about its partition: a gap, nothing wrong, or too old an answer. */
  public Optional<Gap> explain(SourceHealth health) {
    Lane lane = lane(health.partition());
    Jumps jumps = lane.ask();
    if (jumps == null) {
      return Optional.empty();
    }
    if (health.begin() > jumps.from()) {
      lane.asked = null;
      long to = Math.min(health.begin(), jumps.to());
      return Optional.of(new Gap(source, health.partition(), Gap.Kind.EXPIRED, jumps.from(), to));
    }
    if (health.observedAt().isAfter(jumps.lastSeen())) {
      lane.asked = null;
    }
    return Optional.empty();
  }

  private Lane lane(int partition) {
    return lanes.computeIfAbsent(partition, any -> new Lane());
  }
}
