package dev.lampo.demo.check;

import dev.lampo.demo.servers.DemoServers;
import dev.lampo.demo.servers.SourceServers;
import dev.lampo.demo.traffic.Channel;
import dev.lampo.demo.traffic.Channel.Kind;
import dev.lampo.demo.traffic.Traffic;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Stops one server of the sources while traffic goes on, proves that quotes of every other source
 * still come into the grid, and starts it again.
 */
final class OutageStep {
  /** Those that can be stopped: there is nothing to stop about a folder. */
  private static final List<Kind> STOPPABLE = List.of(Kind.KAFKA, Kind.POSTGRES, Kind.MARIADB);

  private final DemoServers servers;
  private final SourceServers brokers;
  private final Kind kind;
  private final Set<String> stopped = new HashSet<>();
  private final Set<String> others = new HashSet<>();

  /** Waits for something of another process, up to the check's deadline. */
  @FunctionalInterface
  interface Patience {
    /** Fails with a message that names what was waited for. */
    void await(String what, BooleanSupplier condition);
  }

  OutageStep(DemoServers servers, Traffic traffic, SplittableRandom random) {
    this.servers = servers;
    this.brokers = servers.sources().orElseThrow();
    this.kind = STOPPABLE.get(random.nextInt(STOPPABLE.size()));
    Set<String> used = new HashSet<>();
    traffic.truth().quotes().keySet().forEach(id -> used.add(id.substring(0, id.indexOf(':'))));
    for (Channel channel : brokers.channels().all()) {
      if (used.contains(channel.source())) {
        (channel.kind() == kind ? stopped : others).add(channel.source());
      }
    }
  }

  /** What is stopped. */
  Kind kind() {
    return kind;
  }

  void stop() {
    switch (kind) {
      case KAFKA -> servers.kafka().stop();
      case POSTGRES -> brokers.postgres().stop();
      case MARIADB -> brokers.maria().stop();
      case FILES -> throw new IllegalStateException("a folder cannot be stopped");
    }
  }

  void start() {
    switch (kind) {
      case KAFKA -> servers.kafka().start();
      case POSTGRES -> brokers.startPostgres();
      case MARIADB -> brokers.startMaria();
      case FILES -> throw new IllegalStateException("a folder cannot be started");
    }
  }

  /**
   * Waits until a quote that each of the other sources got from now on is visible.
   *
   * @return how long that took after the source had it, in seconds, by source
   */
  Map<String, Double> awaitOthers(TrafficFeed feed, Predicate<String> visible, Patience patience) {
    return awaitQuotes(others, feed, visible, patience);
  }

  /** The same for what was stopped. */
  void awaitStopped(TrafficFeed feed, Predicate<String> visible, Patience patience) {
    awaitQuotes(stopped, feed, visible, patience);
  }

  private static Map<String, Double> awaitQuotes(
      Set<String> sources, TrafficFeed feed, Predicate<String> visible, Patience patience) {
    feed.forgetNewest();
    Map<String, String> awaited = new HashMap<>();
    Map<String, Long> since = new HashMap<>();
    Map<String, Double> seconds = new HashMap<>();
    patience.await(
        "quotes of " + sources + " are visible",
        () -> {
          long now = System.nanoTime();
          feed.newest()
              .forEach(
                  (source, id) -> {
                    if (sources.contains(source) && awaited.putIfAbsent(source, id) == null) {
                      since.put(source, now);
                    }
                  });
          awaited.forEach(
              (source, id) -> {
                if (!seconds.containsKey(source) && visible.test(id)) {
                  seconds.put(source, (System.nanoTime() - since.get(source)) / 1e9);
                }
              });
          return seconds.keySet().containsAll(sources);
        });
    return seconds;
  }
}
