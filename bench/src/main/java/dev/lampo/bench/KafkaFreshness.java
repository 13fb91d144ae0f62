package dev.lampo.bench;

import dev.lampo.client.Grid;
import dev.lampo.client.GridOptions;
import dev.lampo.demo.WorkDirectory;
import dev.lampo.demo.servers.DemoServers;
import dev.lampo.demo.servers.House;
import dev.lampo.demo.traffic.TrafficRecord;
import dev.lampo.demo.traffic.TrafficSender;
import dev.lampo.model.Delivery;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * How long it takes from handing a quote to the broker until a look-up by its key returns it, at a
 * steady rate, with the relational copy. A few quotes a second are watched, each by a thread of its
 * own that asks until it is answered; the time counts from before the producer batches the record,
 * and ends when the answer is there.
 */
final class KafkaFreshness {
  private static final String SOURCE = "brokers";
  private static final Duration READY_WITHIN = Duration.ofSeconds(180);
  private static final Duration LOST_AFTER = Duration.ofSeconds(30);
  private static final int WATCHERS = 4;
  private static final int WATCHED_A_SECOND = 100;

  private final House house;
  private final StandardLoad load;
  private final int heapMegabytes;
  private final Duration warmUp;
  private final Duration measured;
  private final Histogram micros = new ConcurrentHistogram(TimeUnit.SECONDS.toMicros(60), 3);
  private final AtomicLong lost = new AtomicLong();
  private final Semaphore free = new Semaphore(WATCHERS);

  KafkaFreshness(
      House house, StandardLoad load, int heapMegabytes, Duration warmUp, Duration measured) {
    this.house = house;
    this.load = load;
    this.heapMegabytes = heapMegabytes;
    this.warmUp = warmUp;
    this.measured = measured;
  }

  /**
   * Sends so many records a second to one node.
   *
   * @throws IllegalStateException where the producer could not keep the rate, or a quote did not
   *     become visible: the figures would flatter
   */
  List<Measure> run(int perSecond, DemoServers.NodeOptions options) {
    try (WorkDirectory directory = WorkDirectory.of(null);
        DemoServers servers =
            new DemoServers(
                house,
                directory.path(),
                1,
                heapMegabytes,
                DemoServers.PreferredPorts.ANY,
                options)) {
      servers.start(READY_WITHIN);
      send(servers, perSecond);
    }
    if (lost.get() > 0) {
      throw new IllegalStateException(lost + " quotes were not visible within " + LOST_AFTER);
    }
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("nodes", 1);
    settings.put("copy", options.copy());
    settings.put("perSecond", perSecond);
    settings.put("watched", micros.getTotalCount());
    return List.of(
        percentile("p50", 50, settings),
        percentile("p99", 99, settings),
        percentile("p99.9", 99.9, settings),
        Measure.of("quotes", "kafka freshness, max", micros.getMaxValue() / 1e3, "ms", settings));
  }

  private Measure percentile(String name, double percent, Map<String, Object> settings) {
    double millis = micros.getValueAtPercentile(percent) / 1e3;
    return Measure.of("quotes", "kafka freshness, " + name, millis, "ms", settings);
  }

  private void send(DemoServers servers, int perSecond) {
    ExecutorService watchers = Executors.newFixedThreadPool(WATCHERS);
    try (Grid grid = Grid.connect(GridOptions.at(servers.addresses().toArray(String[]::new)));
        TrafficSender sender =
            new TrafficSender(
                servers.kafka().address(), DemoServers.TOPIC, (record, partition, offset) -> {})) {
      long start = System.nanoTime();
      long count = (long) (perSecond * (warmUp.plus(measured).toMillis() / 1e3));
      int every = Math.max(1, perSecond / WATCHED_A_SECOND);
      for (long number = 0; number < count; number++) {
        long due = start + (long) (number * 1e9 / perSecond);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        TrafficRecord record = load.record(number);
        boolean watched =
            number % every == 0 && due - start > warmUp.toNanos() && StandardLoad.isFirst(number);
        long handedOver = System.nanoTime();
        sender.send(record);
        if (watched && free.tryAcquire()) {
          watchers.execute(() -> watch(grid, Delivery.recordId(SOURCE, record.key()), handedOver));
        }
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      free.acquireUninterruptibly(WATCHERS); // every answer is awaited before the way to it closes
      if (count / seconds < 0.97 * perSecond) {
        throw new IllegalStateException(
            "%.0f records a second were sent, %d were meant; ask for fewer"
                .formatted(count / seconds, perSecond));
      }
    } finally {
      watchers.shutdownNow();
    }
  }

  private void watch(Grid grid, String id, long handedOver) {
    try {
      while (grid.quote(id).isEmpty()) {
        if (System.nanoTime() - handedOver > LOST_AFTER.toNanos()) {
          lost.incrementAndGet();
          return;
        }
      }
      micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - handedOver));
    } finally {
      free.release();
    }
  }
}
