package dev.lampo.bench;

import dev.lampo.demo.WorkDirectory;
import dev.lampo.demo.check.GridView;
import dev.lampo.demo.check.TableView;
import dev.lampo.demo.servers.DemoServers;
import dev.lampo.demo.servers.House;
import dev.lampo.demo.traffic.TrafficSender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * The whole line from Kafka: the broker holds the load before the nodes start, so they read as fast
 * as they can. Broker, database and nodes are processes of their own on this machine.
 */
final class KafkaLine {
  private static final Duration READY_WITHIN = Duration.ofSeconds(180);
  private static final Duration DONE_WITHIN = Duration.ofMinutes(9);

  private final House house;
  private final StandardLoad load;
  private final long deliveries;
  private final int heapMegabytes;

  /** Positions and time at one look. */
  private record Look(long nanos, long inMaps, long durable) {}

  KafkaLine(House house, StandardLoad load, long deliveries, int heapMegabytes) {
    this.house = house;
    this.load = load;
    this.deliveries = deliveries;
    this.heapMegabytes = heapMegabytes;
  }

  /** Runs the load through so many nodes. */
  List<Measure> run(int nodes, DemoServers.NodeOptions options) {
    try (WorkDirectory directory = WorkDirectory.of(null);
        DemoServers servers =
            new DemoServers(
                house,
                directory.path(),
                nodes,
                heapMegabytes,
                DemoServers.PreferredPorts.ANY,
                options)) {
      servers.startStores();
      send(servers.kafka().address());
      long started = System.nanoTime();
      servers.startNodes(READY_WITHIN);
      double ready = (System.nanoTime() - started) / 1e9;
      return measures(looks(servers, options.copy()), nodes, options, ready);
    }
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

  private List<Look> looks(DemoServers servers, boolean copied) {
    List<Look> looks = new ArrayList<>();
    long deadline = System.nanoTime() + DONE_WITHIN.toNanos();
    try (GridView grid = new GridView(servers.addresses())) {
      TableView tables = new TableView(servers.postgres());
      while (true) {
        long inMaps = sum(grid.positions());
        long durable = copied ? sum(tables.positions()) : inMaps;
        Look look = new Look(System.nanoTime(), inMaps, durable);
        if (looks.isEmpty() || looks.get(looks.size() - 1).inMaps() != inMaps) {
          looks.add(look);
        }
        if (Math.min(inMaps, durable) >= deliveries) {
          looks.add(look);
          return looks;
        }
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(
              inMaps + " of " + deliveries + " deliveries after " + DONE_WITHIN);
        }
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      }
    }
  }

  private List<Measure> measures(
      List<Look> looks, int nodes, DemoServers.NodeOptions options, double readySeconds) {
    Look begin =
        looks.stream()
            .filter(look -> look.inMaps() >= Looks.WARM_UP * deliveries)
            .findFirst()
            .get();
    Look inMaps = looks.stream().filter(look -> look.inMaps() >= deliveries).findFirst().get();
    Look durable = looks.get(looks.size() - 1);
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("nodes", nodes);
    settings.put("backups", options.backups());
    settings.put("copy", options.copy());
    settings.put("snapshotIntervalMillis", options.snapshotInterval().toMillis());
    settings.put("deliveries", deliveries);
    List<Measure> measures = new ArrayList<>();
    measures.add(measure("kafka rate, maps", rate(begin, inMaps), "1/s", settings));
    if (options.copy()) {
      double seconds = (durable.nanos() - begin.nanos()) / 1e9;
      measures.add(
          measure(
              "kafka rate, durable", (deliveries - begin.durable()) / seconds, "1/s", settings));
    }
    measures.add(measure("start until ready", readySeconds, "s", settings));
    return measures;
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
