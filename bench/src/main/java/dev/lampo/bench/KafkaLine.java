package dev.lampo.bench;

import dev.lampo.client.ClusterView;
import dev.lampo.client.Grid;
import dev.lampo.client.GridOptions;
import dev.lampo.demo.WorkDirectory;
import dev.lampo.demo.check.GridView;
import dev.lampo.demo.check.TableView;
import dev.lampo.demo.servers.DemoServers;
import dev.lampo.demo.servers.DemoServers.NodeOptions;
import dev.lampo.demo.servers.House;
import dev.lampo.demo.traffic.TrafficSender;
import dev.lampo.model.GridMaps;
import dev.lampo.model.StoredPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The whole line from Kafka: the broker holds the load before the nodes start, so they read as fast
 * as they can. Broker, database and nodes are processes of their own on this machine.
 *
 * <p>Rates and snapshots are measured from when the code is warm. The bytes between members are
 * those of the whole run, over all its deliveries: what was under way at a look could not be told
 * from what was behind it, and bytes need no warm-up. In them are also the members' joining and
 * some seconds at both ends in which members talk without a load, with up to a megabyte a second:
 * have a million deliveries to compare them.
 */
final class KafkaLine {
  private static final Duration READY_WITHIN = Duration.ofSeconds(180);
  private static final Duration DONE_WITHIN = Duration.ofMinutes(9);
  private static final Duration EVERY = Duration.ofMillis(200);

  /** A job's metrics are collected each five seconds. */
  private static final Duration COLLECTED_WITHIN = Duration.ofSeconds(30);

  private static final String BETWEEN = "bytes between members, a delivery";

  private final House house;
  private final StandardLoad load;
  private final long deliveries;
  private final int heapMegabytes;

  /** Positions, their snapshot and the time at one look. */
  record Look(long nanos, long inMaps, long durable, long stamp) {}

  /** What was looked at, up to when everything was through. */
  record Seen(List<Look> looks, SnapshotTimes snapshots, double readySeconds) {}

  /** What the grid was at the end. */
  private record End(long quotes, long snapshotBytes, OptionalLong memberBytes) {}

  KafkaLine(House house, StandardLoad load, long deliveries, int heapMegabytes) {
    this.house = house;
    this.load = load;
    this.deliveries = deliveries;
    this.heapMegabytes = heapMegabytes;
  }

  /** Runs the load through so many nodes. */
  List<Measure> run(int nodes, NodeOptions options) {
    try (WorkDirectory directory = WorkDirectory.of(null);
        DemoServers servers =
            new DemoServers(
                house,
                directory.path(),
                nodes,
                heapMegabytes,
                DemoServers.PreferredPorts.ANY,
                options)) {
      servers.removeAtEnd(directory.path());
      Seen seen = fill(servers, options);
      return measures(seen, end(servers), nodes, options);
    }
  }

  /** Starts all and returns when the load is in the maps, and in the tables too with the copy. */
  Seen fill(DemoServers servers, NodeOptions options) {
    servers.startStores();
    send(servers.kafka().address());
    long started = System.nanoTime();
    servers.startNodes(READY_WITHIN);
    double ready = (System.nanoTime() - started) / 1e9;
    return look(servers, options, ready);
  }

  private void send(String kafka) {
    try (TrafficSender sender =
        new TrafficSender(kafka, DemoServers.TOPIC, (record, partition, offset) -> {})) {
      for (long number = 0; number < deliveries; number++) {
        sender.send(load.record(number));
      }
      sender.flush();
    }
  }

  private Seen look(DemoServers servers, NodeOptions options, double ready) {
    List<Look> looks = new ArrayList<>();
    SnapshotTimes snapshots = new SnapshotTimes(options.snapshotInterval());
    long deadline = System.nanoTime() + DONE_WITHIN.toNanos();
    try (GridView grid = new GridView(servers.addresses())) {
      TableView tables = new TableView(servers.postgres());
      while (true) {
        Collection<StoredPosition> stored = grid.storedPositions();
        long inMaps = stored.stream().mapToLong(StoredPosition::next).sum();
        long durable = options.copy() ? sum(tables.positions()) : inMaps;
        Look look = new Look(System.nanoTime(), inMaps, durable, snapshots.note(stored));
        if (looks.isEmpty() || looks.get(looks.size() - 1).inMaps() != inMaps) {
          looks.add(look);
        }
        if (Math.min(inMaps, durable) >= deliveries) {
          looks.add(look);
          return new Seen(looks, snapshots, ready);
        }
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(
              inMaps + " of " + deliveries + " deliveries after " + DONE_WITHIN);
        }
        LockSupport.parkNanos(EVERY.toNanos());
      }
    }
  }

  private static End end(DemoServers servers) {
    boolean alone = servers.nodes().size() == 1;
    OptionalLong bytes =
        alone ? OptionalLong.empty() : OptionalLong.of(MemberTraffic.bytes(servers.nodes()));
    String[] addresses = servers.addresses().toArray(String[]::new);
    try (GridView view = new GridView(servers.addresses());
        Grid grid = Grid.connect(GridOptions.at(addresses))) {
      return new End(view.size(GridMaps.QUOTES), snapshotBytes(grid), bytes);
    }
  }

  /** As {@code lampo status} tells it: of the last snapshot, all members together. */
  private static long snapshotBytes(Grid grid) {
    long deadline = System.nanoTime() + COLLECTED_WITHIN.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<Long> bytes =
          grid.cluster().jobs().stream()
              .filter(job -> job.name().equals(GridMaps.RENTALS))
              .findFirst()
              .flatMap(ClusterView.JobView::snapshotBytes)
              .filter(size -> size > 0);
      if (bytes.isPresent()) {
        return bytes.get();
      }
      LockSupport.parkNanos(EVERY.toNanos());
    }
    throw new IllegalStateException(
        "job %s has no snapshot of any bytes after %s"
            .formatted(GridMaps.RENTALS, COLLECTED_WITHIN));
  }

  private List<Measure> measures(Seen seen, End end, int nodes, NodeOptions options) {
    List<Look> looks = seen.looks();
    Look begin =
        looks.stream()
            .filter(look -> look.inMaps() >= Looks.WARM_UP * deliveries)
            .findFirst()
            .get();
    Look inMaps = looks.stream().filter(look -> look.inMaps() >= deliveries).findFirst().get();
    Look durable = looks.get(looks.size() - 1);
    double rate = rate(begin, inMaps);
    SnapshotTimes.Cost cost = seen.snapshots().between(begin.stamp(), inMaps.stamp());
    Map<String, Object> settings = settings(nodes, options);
    // Positions move with each snapshot alone: a rate over few of them says little.
    settings.put("snapshots", cost.snapshots());
    List<Measure> measures = new ArrayList<>();
    measures.add(measure("kafka rate, maps", rate, "1/s", settings));
    if (options.copy()) {
      double seconds = (durable.nanos() - begin.nanos()) / 1e9;
      measures.add(
          measure(
              "kafka rate, durable", (deliveries - begin.durable()) / seconds, "1/s", settings));
    }
    measures.add(measure("start until ready", seen.readySeconds(), "s", settings));
    end.memberBytes()
        .ifPresent(bytes -> measures.add(measure(BETWEEN, perDelivery(bytes), "bytes", settings)));
    measures.addAll(snapshots(cost, end, rate, settings));
    return measures;
  }

  private double perDelivery(long bytes) {
    return bytes / (double) deliveries;
  }

  private Map<String, Object> settings(int nodes, NodeOptions options) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("nodes", nodes);
    settings.put("backups", options.backups());
    settings.put("copy", options.copy());
    settings.put("snapshotIntervalMillis", options.snapshotInterval().toMillis());
    settings.put("deliveries", deliveries);
    return settings;
  }

  /** What a snapshot costs, beside the rate of the same run and what the grid held at its end. */
  private static List<Measure> snapshots(
      SnapshotTimes.Cost cost, End end, double rate, Map<String, Object> run) {
    Map<String, Object> settings = new LinkedHashMap<>(run);
    settings.put("quotesHeld", end.quotes());
    settings.put("ratePerSecond", Math.round(rate));
    return List.of(
        measure("snapshot bytes", end.snapshotBytes(), "bytes", settings),
        measure("snapshot duration, mean", cost.meanMillis(), "ms", settings),
        measure("snapshot duration, largest", cost.largestMillis(), "ms", settings));
  }

  private static Measure measure(
      String what, double value, String unit, Map<String, Object> settings) {
    return Measure.of("quotes", what, value, unit, settings);
  }

  private static double rate(Look from, Look to) {
    return Looks.perSecond(from.nanos(), from.inMaps(), to.nanos(), to.inMaps());
  }

  private static long sum(Map<String, Long> positions) {
    return positions.values().stream().mapToLong(Long::longValue).sum();
  }
}
