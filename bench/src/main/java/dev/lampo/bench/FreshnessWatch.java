package dev.lampo.bench;

import dev.lampo.client.Grid;
import dev.lampo.demo.outlets.Receipt;
import dev.lampo.demo.outlets.Receipts;
import dev.lampo.demo.traffic.TrafficRecord;
import dev.lampo.model.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Asks for a few quotes by their keys until they are returned, all that are awaited in turn, so
 * that none is left out because others take long. The time counts from when the record was due to
 * be sent, so that the producer's batching, the commit itself and a sender that was held up are in
 * the figure. Between two rounds lies a pause, so that asking takes little of the processors: what
 * is measured is up to half a millisecond too long.
 */
final class FreshnessWatch implements Receipts, AutoCloseable {
  private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
  private static final Duration LOST_AFTER = Duration.ofSeconds(30);

  private final Grid grid;
  private final Map<Long, Long> due = new ConcurrentHashMap<>();
  private final Queue<Awaited> handedOver = new ConcurrentLinkedQueue<>();
  private final AtomicInteger awaited = new AtomicInteger();
  private final Histogram micros = new ConcurrentHistogram(TimeUnit.SECONDS.toMicros(60), 3);
  private final Thread thread = new Thread(this::run, "freshness");
  private volatile String failure;
  private volatile boolean closed;

  private record Awaited(String id, long fromNanos) {}

  FreshnessWatch(Grid grid) {
    this.grid = grid;
    thread.setDaemon(true);
    thread.start();
  }

  /** Watches a record that is about to be sent. */
  void expect(TrafficRecord record, long dueNanos) {
    awaited.incrementAndGet();
    due.put(record.number(), dueNanos);
  }

  @Override
  public void acknowledged(TrafficRecord record, Receipt receipt) {
    Long dueAt = due.remove(record.number());
    if (dueAt != null) {
      handedOver.add(new Awaited(id(record), dueAt));
    }
  }

  /** The grid's id of a record. */
  static String id(TrafficRecord record) {
    return Delivery.recordId(record.source(), record.key());
  }

  /**
   * Waits for every answer and hands over what was measured since the last time.
   *
   * @throws IllegalStateException where a quote did not become visible or could not be asked for:
   *     the figures would flatter
   */
  Histogram take() {
    while (awaited.get() > 0 && failure == null) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
    Histogram taken = micros.copy();
    micros.reset();
    if (taken.getTotalCount() == 0) {
      throw new IllegalStateException("no record was watched: the rate is too low");
    }
    return taken;
  }

  @Override
  public void close() {
    closed = true;
  }

  private void run() {
    List<Awaited> open = new ArrayList<>();
    try {
      while (!closed) {
        for (Awaited next = handedOver.poll(); next != null; next = handedOver.poll()) {
          open.add(next);
        }
        open.removeIf(this::isThere);
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } catch (RuntimeException e) {
      failure = "a look-up failed: " + e;
    }
  }

  private boolean isThere(Awaited quote) {
    boolean there = grid.quote(quote.id()).isPresent();
    long nanos = System.nanoTime() - quote.fromNanos();
    if (there) {
      micros.recordValue(TimeUnit.NANOSECONDS.toMicros(nanos));
      awaited.decrementAndGet();
    } else if (nanos > LOST_AFTER.toNanos()) {
      throw new IllegalStateException(quote.id() + " was not visible within " + LOST_AFTER);
    }
    return there;
  }
}
