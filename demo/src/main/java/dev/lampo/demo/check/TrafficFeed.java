package dev.lampo.demo.check;

import dev.lampo.demo.traffic.Traffic;
import dev.lampo.demo.traffic.TrafficRecord;
import dev.lampo.demo.traffic.TrafficSender;
import dev.lampo.model.SourcePosition;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sends traffic from a thread of its own, up to a limit that is raised from outside, and remembers
 * where the broker put what the check asks for later.
 */
final class TrafficFeed implements AutoCloseable {
  private final Traffic traffic;
  private final TrafficSender sender;
  private final Canaries canaries;
  private final Set<Long> rejects;
  private final Map<Long, String> rejectPositions = new ConcurrentHashMap<>();
  private final Map<Integer, Long> ends = new ConcurrentHashMap<>();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "demo-feed");
  private long limit;
  private boolean closed;

  TrafficFeed(Traffic traffic, String kafka, String topic, String source) {
    this.traffic = traffic;
    this.rejects =
        traffic.truth().rejects().stream()
            .map(reject -> reject.record())
            .collect(Collectors.toSet());
    this.sender =
        new TrafficSender(
            kafka, topic, (record, partition, offset) -> sent(source, record, partition, offset));
    this.canaries = new Canaries(source, sender.partitions(), traffic.truth().quotes().keySet());
    thread.setDaemon(true);
    thread.start();
  }

  /** Lets records out up to this number of the traffic. */
  synchronized void raise(long newLimit) {
    limit = Math.max(limit, newLimit);
    notifyAll();
  }

  /** Records handed to the producer so far. */
  long sent() {
    throwFailure();
    return sender.sent();
  }

  long acknowledged() {
    return sender.acknowledged();
  }

  int partitions() {
    return sender.partitions();
  }

  /** First position of each partition that the broker has not given out, once all is sent. */
  Map<Integer, Long> ends() {
    return Map.copyOf(ends);
  }

  Canaries canaries() {
    return canaries;
  }

  /** Waits until all traffic is acknowledged by the broker. */
  boolean awaitEnd(long seconds) throws InterruptedException {
    boolean ended = done.await(seconds, TimeUnit.SECONDS);
    throwFailure();
    return ended;
  }

  /**
   * Where the record of a reject stands, as the grid names it; null where the broker did not say.
   */
  String rejectPosition(long record) {
    return rejectPositions.get(record);
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    thread.interrupt();
    sender.close();
  }

  private void run() {
    try (Stream<TrafficRecord> records = traffic.open()) {
      Iterator<TrafficRecord> each = records.iterator();
      while (each.hasNext() && awaitLimit()) {
        sender.send(each.next());
      }
      sender.flush();
    } catch (RuntimeException e) {
      failure.set(e);
    } finally {
      done.countDown();
    }
  }

  private synchronized boolean awaitLimit() {
    try {
      while (sender.sent() >= limit && !closed) {
        wait();
      }
      return !closed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void sent(String source, TrafficRecord record, int partition, long offset) {
    if (offset < 0) {
      return;
    }
    ends.merge(partition, offset + 1, Math::max);
    if (rejects.contains(record.number())) {
      rejectPositions.put(
          record.number(), new SourcePosition(source, partition, offset).toString());
    } else if (record.key() != null) {
      canaries.sent(record, partition, offset);
    }
  }

  private void throwFailure() {
    if (failure.get() != null) {
      throw new IllegalStateException("the traffic stopped", failure.get());
    }
  }
}
