package dev.lampo.bench;

import dev.lampo.client.Grid;
import dev.lampo.client.GridOptions;
import dev.lampo.demo.WorkDirectory;
import dev.lampo.demo.outlets.Outlets;
import dev.lampo.demo.servers.DemoServers;
import dev.lampo.demo.servers.House;
import dev.lampo.demo.traffic.Channel;
import dev.lampo.demo.traffic.Channel.Kind;
import dev.lampo.demo.traffic.Channels;
import dev.lampo.demo.traffic.TrafficRecord;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * How long it takes from a source's commit until a look-up by key returns the quote, for one source
 * after the other, with all of them configured, one node and the relational copy. First each path's
 * own maximum is found: as many records as it takes while a bounded number is under way. Then they
 * come at half of that.
 */
final class SourceFreshness {
  private static final Duration READY_WITHIN = Duration.ofSeconds(180);
  private static final Duration DRAINED_WITHIN = Duration.ofSeconds(120);
  private static final int UNDER_WAY_MAX = 10_000;
  private static final int CANARY_EVERY = 200;
  private static final int WATCHED_A_SECOND = 20;

  private final House house;
  private final StandardLoad load;
  private final Channels channels;
  private final int heapMegabytes;
  private final Phases phases;
  private final Integer fixedRate;
  private final Consumer<Measure> out;

  /** How long records come as fast as they are taken, then at a rate unmeasured and measured. */
  record Phases(Duration flat, Duration settling, Duration measured) {}

  /** One source while it is measured. */
  private final class Path {
    private final Channel channel;
    private final Grid grid;
    private final Outlets outlets;
    private final FreshnessWatch watch;
    private final Deque<TrafficRecord> canaries = new ArrayDeque<>();
    private long sent;
    private long seen;
    private long nextCanary;

    Path(Channel channel, Grid grid, Outlets outlets, FreshnessWatch watch) {
      this.channel = channel;
      this.grid = grid;
      this.outlets = outlets;
      this.watch = watch;
    }

    /** Records a second of the second half, when the way is warm. */
    double ownMaximum() {
      long begun = System.nanoTime();
      long half = begun + phases.flat().toNanos() / 2;
      long end = begun + phases.flat().toNanos();
      long seenAtHalf = -1;
      for (long now = begun; now < end; now = System.nanoTime()) {
        if (seenAtHalf < 0 && now > half) {
          look();
          half = System.nanoTime();
          seenAtHalf = seen;
        }
        if (sent - seen < UNDER_WAY_MAX) {
          send(next());
        } else {
          look();
          LockSupport.parkNanos(1_000_000);
        }
      }
      look();
      double rate = (seen - seenAtHalf) / ((System.nanoTime() - half) / 1e9);
      drain();
      return rate;
    }

    /** Records come steadily; a few of them are watched. */
    Histogram at(double perSecond) {
      long start = System.nanoTime();
      long unmeasured = (long) (perSecond * phases.settling().toMillis() / 1e3);
      long count = unmeasured + (long) (perSecond * phases.measured().toMillis() / 1e3);
      int every = Math.max(1, (int) (perSecond / WATCHED_A_SECOND));
      for (long i = 0; i < count; i++) {
        long due = start + (long) (i * 1e9 / perSecond);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        TrafficRecord record = next();
        if (i > unmeasured && i % every == 0 && StandardLoad.isFirst(record.number())) {
          watch.expect(record, due);
        }
        send(record);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      long behind = outlets.sent() - outlets.acknowledged();
      if (count / seconds < 0.97 * perSecond || behind > perSecond) {
        throw new IllegalStateException(
            "%.0f records a second were sent to %s and %d not taken, %.0f were meant; ask for fewer"
                .formatted(count / seconds, channel.source(), behind, perSecond));
      }
      outlets.flush();
      return watch.take();
    }

    private TrafficRecord next() {
      return channel.isTable() ? load.row(sent, channel.source()) : load.record(sent);
    }

    private void send(TrafficRecord record) {
      outlets.send(record);
      sent++;
      if (record.number() >= nextCanary && StandardLoad.isFirst(record.number())) {
        canaries.add(record);
        nextCanary = record.number() + CANARY_EVERY;
      }
    }

    /** What the grid holds tells how far it has read. */
    private void look() {
      while (!canaries.isEmpty() && grid.quote(FreshnessWatch.id(canaries.peek())).isPresent()) {
        seen = canaries.remove().number() + 1;
      }
    }

    private void drain() {
      outlets.flush();
      long deadline = System.nanoTime() + DRAINED_WITHIN.toNanos();
      for (look(); !canaries.isEmpty(); look()) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(
              "records of %s were not visible within %s"
                  .formatted(channel.source(), DRAINED_WITHIN));
        }
        LockSupport.parkNanos(10_000_000);
      }
    }
  }

  /**
   * A measurement.
   *
   * @param fixedRate records a second instead of half of each path's own maximum, or null
   * @param out is told of each figure as soon as it is known
   */
  SourceFreshness(
      House house,
      StandardLoad load,
      Channels channels,
      int heapMegabytes,
      Phases phases,
      Integer fixedRate,
      Consumer<Measure> out) {
    this.house = house;
    this.load = load;
    this.channels = channels;
    this.heapMegabytes = heapMegabytes;
    this.phases = phases;
    this.fixedRate = fixedRate;
    this.out = out;
  }

  /**
   * Measures one source of each of these kinds.
   *
   * @throws IllegalStateException where a source could not keep the rate, or a quote did not become
   *     visible
   */
  void run(List<Kind> kinds) {
    try (WorkDirectory directory = WorkDirectory.of(null);
        DemoServers servers =
            new DemoServers(
                house,
                directory.path(),
                1,
                heapMegabytes,
                DemoServers.PreferredPorts.ANY,
                channels)) {
      servers.removeAtEnd(directory.path());
      servers.start(READY_WITHIN);
      try (Grid grid = Grid.connect(GridOptions.at(servers.addresses().toArray(String[]::new)));
          FreshnessWatch watch = new FreshnessWatch(grid);
          Outlets outlets = servers.outlets(watch)) {
        kinds.forEach(kind -> measure(new Path(channels.all(kind).get(0), grid, outlets, watch)));
      }
    }
  }

  private void measure(Path path) {
    String kind = path.channel.kind().name().toLowerCase(Locale.ROOT);
    double maximum = path.ownMaximum();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("nodes", 1);
    settings.put("copy", true);
    out.accept(
        Measure.of("quotes", kind + ", as fast as taken", maximum, "1/s", Map.copyOf(settings)));
    double rate = fixedRate == null ? maximum / 2 : fixedRate;
    Histogram micros = path.at(rate);
    settings.put("perSecond", Math.round(rate));
    settings.put("watched", micros.getTotalCount());
    for (double percent : new double[] {50, 99, 99.9}) {
      String name = "p" + (percent == Math.rint(percent) ? "" + (int) percent : percent);
      double millis = micros.getValueAtPercentile(percent) / 1e3;
      out.accept(Measure.of("quotes", kind + " freshness, " + name, millis, "ms", settings));
    }
    double millis = micros.getMaxValue() / 1e3;
    out.accept(Measure.of("quotes", kind + " freshness, max", millis, "ms", settings));
  }
}
