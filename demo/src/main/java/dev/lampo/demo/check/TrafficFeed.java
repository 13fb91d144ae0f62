package dev.lampo.demo.check;

import dev.lampo.demo.outlets.Outlets;
import dev.lampo.demo.outlets.Receipt;
import dev.lampo.demo.servers.DemoServers;
import dev.lampo.demo.traffic.Traffic;
import dev.lampo.demo.traffic.TrafficRecord;
import dev.lampo.model.SourcePosition;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sends traffic from a thread of its own, up to a limit that is raised from outside, and remembers
 * where the sources put what the check asks for later.
 */
final class TrafficFeed implements Whereabouts, AutoCloseable {
  private final Traffic traffic;
  private final Outlets outlets;
  private final Map<String, Long> begins;
  private final Canaries canaries;
  private final Set<Long> rejects;
  private final Map<Long, String> rejectPositions = new ConcurrentHashMap<>();
  private final Map<Long, String> rejectKeys = new ConcurrentHashMap<>();
  private final Map<String, Long> ends = new ConcurrentHashMap<>();
  private final Set<String> ordered = ConcurrentHashMap.newKeySet();
  private final Map<String, String> newest = new ConcurrentHashMap<>();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "demo-feed");
  private long limit;
  private boolean closed;

  /**
   * Sends nothing yet.
   *
   * @param begins first position of the changes of each table that is followed, by lane
   */
  TrafficFeed(Traffic traffic, DemoServers servers, Map<String, Long> begins) {
    this.traffic = traffic;
    this.begins = Map.copyOf(begins);
    this.ends.putAll(begins);
    this.rejects =
        traffic.truth().rejects().stream()
            .map(reject -> reject.record())
            .collect(Collectors.toSet());
    this.canaries = new Canaries(traffic.truth().quotes().keySet());
    this.outlets = servers.outlets(this::sent);
    thread.setDaemon(true);
    thread.start();
  }

  /** Lets records out up to this number of the traffic. */
  synchronized void raise(long newLimit) {
    limit = Math.max(limit, newLimit);
    notifyAll();
  }

  /**
   * Records handed over so far.
   *
   * @throws IllegalStateException where the traffic stopped or an outlet could not deliver, also
   *     while nothing is sent
   */
  long sent() {
    throwFailure();
    return outlets.sent();
  }

  long acknowledged() {
    return outlets.acknowledged();
  }

  /** The same by source. */
  Map<String, Long> acknowledgedBySource() {
    return outlets.acknowledgedBySource();
  }

  /** Lanes in which a record that is held says that all before it were read. */
  Set<String> lanes() {
    return Set.copyOf(ordered);
  }

  /** First position of each lane that the sources have not given out, once all is sent. */
  Map<String, Long> ends() {
    return new TreeMap<>(ends);
  }

  Canaries canaries() {
    return canaries;
  }

  /** By source the id of a quote that the grid will hold since its source has it, the last one. */
  Map<String, String> newest() {
    return new HashMap<>(newest);
  }

  /** Forgets the newest quotes, so that the next ones are of later. */
  void forgetNewest() {
    newest.clear();
  }

  /** Waits until all traffic is acknowledged. */
  boolean awaitEnd(long seconds) throws InterruptedException {
    boolean ended = done.await(seconds, TimeUnit.SECONDS);
    throwFailure();
    return ended;
  }

  @Override
  public String position(long record) {
    return rejectPositions.get(record);
  }

  @Override
  public String rejectKey(long record) {
    return rejectKeys.get(record);
  }

  @Override
  public long versionsAfter(String source) {
    return begins.getOrDefault(SourcePosition.lane(source, 0), 1L) - 1;
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    thread.interrupt();
    outlets.close();
  }

  private void run() {
    try (Stream<TrafficRecord> records = traffic.open()) {
      Iterator<TrafficRecord> each = records.iterator();
      while (each.hasNext() && awaitLimit()) {
        outlets.send(each.next());
      }
      outlets.flush();
    } catch (Throwable e) {
      // Errors too: quotes that nobody sends must not look like quotes that were lost.
      failure.set(e);
    } finally {
      done.countDown();
    }
  }

  private synchronized boolean awaitLimit() {
    try {
      while (outlets.sent() >= limit && !closed) {
        wait();
      }
      return !closed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void sent(TrafficRecord record, Receipt receipt) {
    if (receipt.position() < 0) {
      return;
    }
    String lane = SourcePosition.lane(record.source(), receipt.partition());
    long position = begins.getOrDefault(lane, 0L) + receipt.position();
    ends.merge(lane, position + 1, Math::max);
    if (receipt.key() == null) {
      ordered.add(lane);
    }
    if (rejects.contains(record.number())) {
      rejected(record, receipt, position);
    } else if (record.key() != null) {
      String id = canaries.sent(record, lane, position);
      if (id != null) {
        newest.put(record.source(), id);
      }
    }
  }

  /** Files may be read in another order than they were written in; their rows have keys. */
  private void rejected(TrafficRecord record, Receipt receipt, long position) {
    if (receipt.key() != null) {
      rejectKeys.put(record.number(), receipt.key());
    } else {
      rejectPositions.put(
          record.number(),
          new SourcePosition(record.source(), receipt.partition(), position).toString());
    }
  }

  private void throwFailure() {
    if (failure.get() != null) {
      throw new IllegalStateException("the traffic stopped", failure.get());
    }
    outlets.throwFailure();
  }
}
