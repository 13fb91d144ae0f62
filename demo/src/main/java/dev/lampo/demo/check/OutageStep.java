package dev.lampo.demo.check;

import dev.lampo.demo.servers.DemoServers;
import dev.lampo.demo.servers.SourceServers;
import dev.lampo.demo.traffic.Channel;
import dev.lampo.demo.traffic.Channel.Kind;
import dev.lampo.demo.traffic.Traffic;
import dev.lampo.demo.traffic.Truth;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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

  private OutageStep(DemoServers servers, Kind kind, Collection<Channel> used) {
    this.servers = servers;
    this.brokers = servers.sources().orElseThrow();
    this.kind = kind;
    for (Channel channel : used) {
      (channel.kind() == kind ? stopped : others).add(channel.source());
    }
  }

  /** Draws what to stop; empty where this traffic leaves nothing that an outage could prove. */
  static Optional<OutageStep> drawn(DemoServers servers, Traffic traffic, SplittableRandom random) {
    if (servers.sources().isEmpty()) {
      return Optional.empty();
    }
    Set<String> sources = sourcesOf(traffic.truth());
    List<Channel> used =
        servers.sources().get().channels().all().stream()
            .filter(channel -> sources.contains(channel.source()))
            .toList();
    List<Kind> kinds = stoppable(used.stream().map(Channel::kind).collect(Collectors.toSet()));
    return kinds.isEmpty()
        ? Optional.empty()
        : Optional.of(new OutageStep(servers, kinds.get(random.nextInt(kinds.size())), used));
  }

  /** Sources that have quotes. */
  static Set<String> sourcesOf(Truth truth) {
    return truth.quotes().keySet().stream()
        .map(id -> id.substring(0, id.indexOf(':')))
        .collect(Collectors.toSet());
  }

  /**
   * Servers of which one can be stopped while quotes of another kind go on coming; some wherever
   * there are two kinds, since at most one of them has no server.
   */
  static List<Kind> stoppable(Set<Kind> used) {
    return used.size() < 2 ? List.of() : STOPPABLE.stream().filter(used::contains).toList();
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
    feed.forgetNewest();
    return awaitQuotes(others, feed, visible, patience);
  }

  /**
   * The same for what was stopped, from its start on. Nothing may be forgotten here: what waited
   * for the server may all be stored by now, and nothing need come after it.
   */
  void awaitStopped(TrafficFeed feed, Predicate<String> visible, Patience patience) {
    awaitQuotes(stopped, feed, visible, patience);
  }

  private static Map<String, Double> awaitQuotes(
      Set<String> sources, TrafficFeed feed, Predicate<String> visible, Patience patience) {
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
