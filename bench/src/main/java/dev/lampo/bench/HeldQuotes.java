package dev.lampo.bench;

import dev.lampo.client.Grid;
import dev.lampo.client.GridOptions;
import dev.lampo.client.Row;
import dev.lampo.client.Rows;
import dev.lampo.demo.WorkDirectory;
import dev.lampo.demo.check.GridView;
import dev.lampo.demo.servers.DemoServers;
import dev.lampo.demo.servers.DemoServers.NodeOptions;
import dev.lampo.demo.servers.House;
import dev.lampo.demo.servers.NodeProcess;
import dev.lampo.model.GridMaps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What a node costs that holds the load and has nothing else to do: questions by SQL, asked one
 * after the other by a client in another process, and the cold start after the node was killed,
 * with everything restored from the relational copy.
 */
final class HeldQuotes {
  /** Makes a million quotes of the standard load. */
  private static final long DELIVERIES_MAX = 1_280_000;

  private static final Duration READY_WITHIN = Duration.ofMinutes(5);
  private static final int LOOK_UPS = 5_000;
  private static final int GROUPINGS = 40;

  /** A quarter of the answers warms the node up. */
  private static final int UNMEASURED = 4;

  private static final String BY_KEY = "SELECT * FROM quotes WHERE id = ?";
  private static final String GROUPED =
      "SELECT broker, COUNT(*) AS quotes, AVG(price) AS price FROM quotes GROUP BY broker";

  private final House house;
  private final KafkaLine line;
  private final int heapMegabytes;
  private final long deliveries;

  HeldQuotes(House house, StandardLoad load, long deliveries, int heapMegabytes) {
    this.house = house;
    this.heapMegabytes = heapMegabytes;
    this.deliveries = Math.min(deliveries, DELIVERIES_MAX);
    this.line = new KafkaLine(house, load, this.deliveries, heapMegabytes);
  }

  /** Fills a node from Kafka, asks it, kills it and starts it again. */
  List<Measure> run() {
    NodeOptions options = new NodeOptions(true, 0, Duration.ofSeconds(1), Map.of());
    try (WorkDirectory directory = WorkDirectory.of(null);
        DemoServers servers =
            new DemoServers(
                house,
                directory.path(),
                1,
                heapMegabytes,
                DemoServers.PreferredPorts.ANY,
                options)) {
      servers.removeAtEnd(directory.path());
      line.fill(servers, options);
      List<Measure> measures = new ArrayList<>(questions(servers));
      measures.addAll(restore(servers));
      return measures;
    }
  }

  private List<Measure> questions(DemoServers servers) {
    try (Grid grid = Grid.connect(GridOptions.at(servers.addresses().toArray(String[]::new)))) {
      long quotes = held(servers);
      SplittableRandom random = new SplittableRandom(42);
      Histogram byKey =
          times(
              LOOK_UPS,
              () -> {
                String id = "brokers:q" + random.nextLong(StandardLoad.quotes(deliveries));
                return grid.sql(BY_KEY, id);
              },
              1);
      Histogram grouped = times(GROUPINGS, () -> grid.sql(GROUPED), 2);
      List<Measure> measures = new ArrayList<>(percentiles("sql by key", byKey, quotes));
      measures.addAll(percentiles("sql group-by of all quotes", grouped, quotes));
      return measures;
    }
  }

  /** A question that is put anew each time. */
  private interface Question {
    Rows ask();
  }

  /** Microseconds from asking to the last row. */
  private static Histogram times(int count, Question question, int rowsMin) {
    Histogram micros = new Histogram(TimeUnit.MINUTES.toMicros(1), 3);
    for (int i = 0; i < count; i++) {
      long asked = System.nanoTime();
      int rows = 0;
      try (Rows answer = question.ask()) {
        for (Row any : answer) {
          rows++;
        }
      }
      if (rows < rowsMin) {
        throw new IllegalStateException("an answer of " + rows + " rows, expected " + rowsMin);
      }
      if (i >= count / UNMEASURED) {
        micros.recordValue((System.nanoTime() - asked) / 1_000);
      }
    }
    return micros;
  }

  private List<Measure> percentiles(String what, Histogram micros, long quotes) {
    Map<String, Object> settings = settings(quotes);
    settings.put("answers", micros.getTotalCount());
    return List.of(
        Measure.of("quotes", what + ", p50", millis(micros, 50), "ms", settings),
        Measure.of("quotes", what + ", p99", millis(micros, 99), "ms", settings));
  }

  private static double millis(Histogram micros, double percent) {
    return micros.getValueAtPercentile(percent) / 1e3;
  }

  private List<Measure> restore(DemoServers servers) {
    long before = held(servers);
    servers.nodes().forEach(NodeProcess::kill);
    long started = System.nanoTime();
    servers.startNodes(READY_WITHIN);
    double seconds = (System.nanoTime() - started) / 1e9;
    long after = held(servers);
    if (after != before) {
      throw new IllegalStateException(
          "the node held %d quotes, and %d after it was restored".formatted(before, after));
    }
    Map<String, Object> settings = settings(after);
    return List.of(
        Measure.of("quotes", "restored, from process start to ready", seconds, "s", settings),
        Measure.of("quotes", "restore rate", after / seconds, "1/s", settings));
  }

  private static long held(DemoServers servers) {
    try (GridView view = new GridView(servers.addresses())) {
      return view.size(GridMaps.QUOTES);
    }
  }

  private Map<String, Object> settings(long quotes) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("nodes", 1);
    settings.put("copy", true);
    settings.put("quotesHeld", quotes);
    return settings;
  }
}
