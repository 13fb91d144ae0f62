package dev.lampo.client;

import com.hazelcast.core.HazelcastInstance;
import dev.lampo.model.CopyLane;
import dev.lampo.model.GridMaps;
import dev.lampo.model.RestoreState;
import dev.lampo.model.SourceHealth;
import dev.lampo.model.StoredPosition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Computes {@link Freshness} from the positions of the job, the health of the sources, the lanes of
 * the copy, and of the job's own notes: four small maps. Thread-safe.
 */
final class FreshnessReader {
  private final HazelcastInstance grid;
  private final InstantSource clock;

  /** When a partition was last seen read to its end: that stays true when new records arrive. */
  private final Map<String, CaughtUp> caughtUp = new ConcurrentHashMap<>();

  FreshnessReader(HazelcastInstance grid, InstantSource clock) {
    this.grid = grid;
    this.clock = clock;
  }

  /** Blocks for four reads of the grid. */
  Freshness read() {
    // Positions last: what they cover is at least what the health saw.
    Map<String, SourceHealth> health =
        byLane(GridMaps.SOURCE_HEALTH.in(grid).values(), SourceHealth::lane);
    Map<String, StoredPosition> positions =
        byLane(GridMaps.POSITIONS.in(grid).values(), StoredPosition::lane);
    return of(positions, health, GridMaps.COPY_LANES.in(grid).values(), rebuilding());
  }

  private Optional<String> rebuilding() {
    return RestoreState.incompleteBecause(GridMaps.GRID_STATE.in(grid).getAll(RestoreState.KEYS));
  }

  private Freshness of(
      Map<String, StoredPosition> positions,
      Map<String, SourceHealth> health,
      Collection<CopyLane> lanes,
      Optional<String> rebuilding) {
    TreeSet<String> keys = new TreeSet<>(health.keySet());
    keys.addAll(positions.keySet());
    List<Freshness.SourcePart> parts =
        keys.stream()
            .map(key -> part(key, positions.get(key), health.get(key)))
            .sorted(
                Comparator.comparing(Freshness.SourcePart::source)
                    .thenComparing(Freshness.SourcePart::partition))
            .toList();
    Optional<Instant> asOf =
        parts.stream().allMatch(part -> part.asOf().isPresent())
            ? parts.stream().flatMap(part -> part.asOf().stream()).min(Comparator.naturalOrder())
            : Optional.empty();
    Instant now = clock.instant();
    return new Freshness(asOf, asOf.map(at -> lag(at, now)), now, parts, copy(lanes), rebuilding);
  }

  private Freshness.SourcePart part(String key, StoredPosition position, SourceHealth health) {
    long next = position == null ? -1 : position.next();
    long end = health == null ? -1 : health.end();
    return new Freshness.SourcePart(
        position == null ? health.source() : position.source(),
        position == null ? health.partition() : position.partition(),
        next,
        end,
        asOf(key, position, health),
        Optional.ofNullable(health).map(SourceHealth::unreachableSince),
        Optional.ofNullable(health).map(SourceHealth::error),
        Optional.ofNullable(health).map(SourceHealth::note),
        Optional.ofNullable(health).map(SourceHealth::alarm));
  }

  private Optional<Instant> asOf(String key, StoredPosition position, SourceHealth health) {
    boolean known = health != null && health.end() >= 0;
    // Without a stored position the partition counts as read only where it holds nothing.
    long next = position == null ? (known ? health.begin() : -1) : position.next();
    CaughtUp last = known && health.end() <= next ? new CaughtUp(next, health.observedAt()) : null;
    CaughtUp best = caughtUp.compute(key, (same, before) -> CaughtUp.of(before, last, next));
    Instant seen = best == null ? null : best.at();
    Instant stored = position == null ? null : position.committedAt();
    return seen == null || stored == null
        ? Optional.ofNullable(seen == null ? stored : seen)
        : Optional.of(later(seen, stored));
  }

  private static Optional<Freshness.Copy> copy(Collection<CopyLane> lanes) {
    Optional<CopyLane> newest = lanes.stream().max(Comparator.comparingLong(CopyLane::stamp));
    // Rows of an earlier run with more writers stay behind and say nothing.
    List<CopyLane> live =
        lanes.stream().filter(lane -> lane.lane() < newest.orElseThrow().lanes()).toList();
    return newest.map(
        any ->
            new Freshness.Copy(
                live.stream().map(CopyLane::durableAt).min(Comparator.naturalOrder()).orElseThrow(),
                live.stream().mapToLong(CopyLane::pending).sum(),
                live.stream()
                    .map(CopyLane::failingSince)
                    .filter(Objects::nonNull)
                    .min(Comparator.naturalOrder()),
                live.stream().map(CopyLane::error).filter(Objects::nonNull).findFirst()));
  }

  private static <T> Map<String, T> byLane(Collection<T> values, Function<T, String> lane) {
    return values.stream().collect(Collectors.toMap(lane, Function.identity(), (one, two) -> two));
  }

  private static Duration lag(Instant asOf, Instant now) {
    Duration lag = Duration.between(asOf, now);
    return lag.isNegative() ? Duration.ZERO : lag;
  }

  private static Instant later(Instant one, Instant two) {
    return one.isAfter(two) ? one : two;
  }

  /** A partition was read up to {@code next} when its source held no more, at that time. */
  private record CaughtUp(long next, Instant at) {
    /** The later of two; a position that went back (a restore) makes what was before untrue. */
    static CaughtUp of(CaughtUp before, CaughtUp now, long next) {
      if (before == null || before.next > next) {
        return now;
      }
      return now == null || before.at.isAfter(now.at) ? before : now;
    }
  }
}
