package dev.lampo.bench;

import dev.lampo.model.Stamp;
import dev.lampo.model.StoredPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How long the snapshots of a job took, told by the positions that it stores. The engine begins a
 * snapshot when the interval has passed since the last one was complete: what lies between the
 * beginnings of two, less the interval, is what the first took. It is what a snapshot takes as the
 * sources see it, barrier to barrier: up to when positions may be stored, the engine's own calls
 * between members among it. One thread.
 */
final class SnapshotTimes {
  private final Duration interval;

  /** When the first source took its part, by the snapshot's stamp. */
  private final NavigableMap<Long, Instant> begun = new TreeMap<>();

  /**
   * What snapshots cost.
   *
   * @param snapshots how many
   * @param meanMillis of all of them
   * @param largestMillis of one; of those that followed each other unseen their mean counts
   */
  record Cost(int snapshots, double meanMillis, double largestMillis) {}

  SnapshotTimes(Duration interval) {
    this.interval = interval;
  }

  /**
   * Notes the snapshots that these positions are of.
   *
   * @return stamp of the newest, {@link Stamp#NONE} where there are no positions yet
   */
  long note(Collection<StoredPosition> positions) {
    positions.forEach(
        position ->
            begun.merge(
                position.stamp(),
                position.takenAt(),
                (one, other) -> one.isBefore(other) ? one : other));
    return positions.stream().mapToLong(StoredPosition::stamp).max().orElse(Stamp.NONE);
  }

  /**
   * The snapshots from one up to where another begins.
   *
   * @throws IllegalStateException where there are none of one run
   */
  Cost between(long from, long to) {
    int snapshots = 0;
    double all = 0;
    double largest = Double.NEGATIVE_INFINITY;
    Map.Entry<Long, Instant> last = null;
    for (Map.Entry<Long, Instant> next : begun.subMap(from, true, to, true).entrySet()) {
      if (last != null && Stamp.epochOf(last.getKey()) == Stamp.epochOf(next.getKey())) {
        int count = Stamp.snapshotOf(next.getKey()) - Stamp.snapshotOf(last.getKey());
        double between = Duration.between(last.getValue(), next.getValue()).toNanos() / 1e6;
        double beyond = between - (double) count * interval.toMillis();
        snapshots += count;
        all += beyond;
        largest = Math.max(largest, beyond / count);
      }
      last = next;
    }
    if (snapshots == 0) {
      throw new IllegalStateException(
          "no two snapshots of one run were seen from %s to %s; give more --deliveries"
              .formatted(Stamp.text(from), Stamp.text(to)));
    }
    return new Cost(snapshots, all / snapshots, largest);
  }
}
