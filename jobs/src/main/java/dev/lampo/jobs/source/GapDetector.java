package dev.lampo.jobs.source;

import dev.lampo.model.SourceHealth;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sees where reading did not go on at the position where it had stopped. A jump forward may be
 * harmless: compaction and transactions leave holes. Whether records are missing says the source,
 * which knows the first position that it still holds; until it was asked, the position before the
 * jump is the one to store, so that no crash makes the jump forgotten.
 *
 * <p>Not thread-safe: belongs to the processor that reads.
 */
public final class GapDetector {
  private final String source;
  private final InstantSource clock;
  private final Map<Integer, Lane> lanes = new HashMap<>();
  private final Map<Integer, Jump> open = new HashMap<>();

  /** Where reading of a partition should go on; negative while nothing was read. */
  private static final class Lane {
    long next = -1;
  }

  private record Jump(long from, Instant lastSeen) {}

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

  /** Takes note of a record, and names the gap where reading went back. */
  public Optional<Gap> read(int partition, long position) {
    Lane lane = lane(partition);
    long next = lane.next;
    lane.next = position + 1;
    if (next == position || next < 0) {
      return Optional.empty();
    }
    if (position < next) {
      open.remove(partition);
      return Optional.of(new Gap(source, partition, Gap.Kind.TRUNCATED, position, next));
    }
    Instant now = clock.instant();
    open.merge(partition, new Jump(next, now), (first, last) -> new Jump(first.from(), now));
    return Optional.empty();
  }

  /** Partitions in which a jump is not explained yet. */
  public Set<Integer> unexplained() {
    return Set.copyOf(open.keySet());
  }

  /** The position to store for a partition that was read up to here. */
  public long storable(int partition, long next) {
    Jump jump = open.get(partition);
    return jump == null ? next : jump.from();
  }

  /** What the source says about its partition: a gap, nothing wrong, or too old an answer. */
  public Optional<Gap> explain(SourceHealth health) {
    int partition = health.partition();
    Jump jump = open.get(partition);
    if (jump == null) {
      return Optional.empty();
    }
    if (health.begin() > jump.from()) {
      open.remove(partition);
      long to = Math.min(health.begin(), lane(partition).next - 1);
      return Optional.of(new Gap(source, partition, Gap.Kind.EXPIRED, jump.from(), to));
    }
    if (health.observedAt().isAfter(jump.lastSeen())) {
      open.remove(partition);
    }
    return Optional.empty();
  }

  private Lane lane(int partition) {
    return lanes.computeIfAbsent(partition, any -> new Lane());
  }
}
