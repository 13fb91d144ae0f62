package dev.lampo.node;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.query.Predicates;
import dev.lampo.model.GridMaps;
import dev.lampo.model.SourceHealth;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Keeps {@link GridMaps#SOURCE_HEALTH} current. The oldest member of the cluster asks every source
 * once a second, each on a thread of its own, so that one that hangs delays no other.
 */
final class SourceWatchService implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /**
   * Each configuration has a service of its own, which sweeps when it starts. Later sweeps find
   * what a look of the one before was just writing, so they need not be frequent.
   */
  private static final Duration SWEEP_EVERY = Duration.ofSeconds(30);

  private final HazelcastInstance grid;
  private final List<SourceWatcher> watchers;
  private final Set<String> sources;
  private final Supplier<Optional<String>> holdBecause;
  private final InstantSource clock;
  private final List<Ticker> tickers;
  private final Ticker sweeper = new Ticker("source-sweep", this::sweep);

  /**
   * Does nothing before {@link #start()}.
   *
   * @param holdBecause why nothing may be written now, or empty
   */
  SourceWatchService(
      HazelcastInstance grid,
      List<SourceWatcher> watchers,
      Supplier<Optional<String>> holdBecause,
      InstantSource clock) {
    this.grid = grid;
    this.holdBecause = holdBecause;
    this.watchers = List.copyOf(watchers);
    this.sources = watchers.stream().map(SourceWatcher::source).collect(Collectors.toSet());
    this.clock = clock;
    this.tickers =
        watchers.stream()
            .map(watcher -> new Ticker("watch-" + watcher.source(), () -> look(watcher)))
            .toList();
  }

  SourceWatchService start() {
    tickers.forEach(ticker -> ticker.startEvery(LOOK_EVERY));
    sweeper.startEvery(SWEEP_EVERY);
    return this;
  }

  /** Asks one source and stores what it says; does nothing on a member that is not the oldest. */
  void look(SourceWatcher watcher) {
    if (mayWrite()) {
      GridMaps.POSITIONS
          .in(grid)
          .values(Predicates.equal("source", watcher.source()))
          .forEach(watcher::stored);
      map()
          .setAll(
              watcher.look(clock.instant()).stream()
                  .collect(Collectors.toMap(SourceHealth::lane, health -> health)));
    }
  }

  /** Removes what is said of sources that nobody reads any more. */
  void sweep() {
    if (mayWrite()) {
      map().keySet().stream().filter(lane -> !sources.contains(sourceOf(lane))).forEach(this::drop);
    }
  }

  private boolean mayWrite() {
    return GridMember.isOldest(grid) && holdBecause.get().isEmpty();
  }

  private void drop(String lane) {
    map().delete(lane);
  }

  private static String sourceOf(String lane) {
    return lane.substring(0, lane.lastIndexOf('/'));
  }

  private IMap<String, SourceHealth> map() {
    return GridMaps.SOURCE_HEALTH.in(grid);
  }

  /** Stops asking, then closes the watchers. */
  @Override
  public void close() {
    tickers.forEach(Ticker::stop);
    tickers.forEach(Ticker::close);
    sweeper.close();
    watchers.forEach(SourceWatcher::close);
  }
}
