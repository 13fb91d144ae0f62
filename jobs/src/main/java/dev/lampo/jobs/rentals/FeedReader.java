package dev.lampo.jobs.rentals;

import com.hazelcast.jet.JetException;
import dev.lampo.jobs.source.Feed;
import dev.lampo.jobs.source.FeedItem;
import dev.lampo.jobs.source.FeedSource;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.jobs.source.ResumeMark;
import dev.lampo.jobs.source.Sweep;
import dev.lampo.model.Stamp;
import dev.lampo.model.StoredPosition;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls a {@link Feed} in a thread of its own, because a source may leave it waiting; what it
 * delivers waits in a bounded queue. A feed that fails is polled again after a pause. One that
 * throws anything unexpected is closed, and another one opened where the last mark was: what was
 * delivered since then comes once more, as after a restart of the job.
 *
 * <p>Its methods are for one thread, which they keep waiting no longer than they say.
 */
final class FeedReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FeedReader.class);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(5);

  /** A feed that does not fail for so long is well again. */
  private static final Duration WELL_AFTER = Duration.ofSeconds(10);

  /** An engine that ends in order lets go of its slot; one that does not would delay the next. */
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(5);

  private static final int BATCHES_WAITING = 2;
  private static final long LOOK_EVERY_MILLIS = 20;

  private final FeedSource source;
  private final Thread thread;
  private final BlockingQueue<List<FeedItem>> batches = new ArrayBlockingQueue<>(BATCHES_WAITING);
  private final AtomicReference<ResumeMark> stored = new AtomicReference<>();
  private volatile Feed feed;
  private volatile boolean closing;
  private volatile Throwable broken;

  // Of the reader's thread.
  private StoredPosition from;
  private long unused;
  private int failures;
  private long failedAtNanos;
  private Class<?> lastFailure;

  /** Begins to read, where the parameters of {@link Feed#open} say. */
  FeedReader(FeedSource source, StoredPosition from, long firstOfRun) {
    this.source = source;
    this.from = from;
    this.unused = firstOfRun;
    thread = new Thread(this::run, "lampo-feed-" + source.name());
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * What the feed delivered next, in its order; empty where nothing comes within this time.
   *
   * @throws JetException when the reader has come to its end by an error of this program
   */
  List<FeedItem> next(Duration atMost) {
    try {
      List<FeedItem> batch = batches.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
      if (batch == null && broken != null) {
        throw new JetException("source " + source.name() + " cannot be read: " + broken, broken);
      }
      return batch == null ? List.of() : batch;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /** Has the feed told that everything up to this mark is stored for good; does not wait. */
  void stored(ResumeMark mark) {
    stored.set(mark);
  }

  /**
   * Lets go of the feed. One that does not end within seconds is left to end by itself: it delivers
   * nothing any more, and is told nothing.
   */
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    Feed reading = feed;
    try {
      if (reading != null) {
        reading.abort();
      }
      thread.join(ENDS_WITHIN.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failed) {
      LOG.warn("source {} cannot be broken off, and ends by itself", source.name(), failed);
    }
    if (thread.isAlive()) {
      LOG.info("source {} is still ending, in the background", source.name());
      thread.interrupt();
    }
  }

  private void run() {
    try {
      while (!closing) {
        read();
      }
    } catch (InterruptedException stopped) {
      broken = closing ? null : stopped;
    } catch (Throwable failed) { // whatever it is, the job must hear of it
      broken = failed;
    } finally {
      letGo();
    }
  }

  private void read() throws InterruptedException {
    try {
      if (feed == null) {
        feed = source.feed();
        feed.open(from, unused);
      }
      tell();
      List<FeedItem> items = feed.poll(POLL);
      if (failures > 0 && System.nanoTime() - failedAtNanos > WELL_AFTER.toNanos()) {
        LOG.info("source {} delivers again", source.name());
        failures = 0;
        lastFailure = null;
      }
      handOver(items);
    } catch (IOException e) {
      if (!closing) {
        failed(e, "source {} does not deliver, trying again: {}", e.toString());
      }
    } catch (RuntimeException e) {
      letGo();
      if (!closing) {
        failed(e, "source {} does not deliver, beginning again at its last mark", e);
      }
    }
  }

  /** Says it once, and waits longer each time. */
  private void failed(Exception failure, String message, Object detail)
      throws InterruptedException {
    if (!failure.getClass().equals(lastFailure)) {
      LOG.warn(message, source.name(), detail);
      lastFailure = failure.getClass();
    }
    failures++;
    failedAtNanos = System.nanoTime();
    long pause = Math.min(PAUSE_MAX.toMillis(), 100L << Math.min(failures, 10));
    long until = failedAtNanos + TimeUnit.MILLISECONDS.toNanos(pause);
    while (!closing && until - System.nanoTime() > 0) {
      LockSupport.parkNanos(until - System.nanoTime());
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  private void handOver(List<FeedItem> items) throws InterruptedException {
    if (items.isEmpty()) {
      return;
    }
    while (!closing && !batches.offer(items, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
      tell();
    }
    items.forEach(this::given);
  }

  /** Where the next feed would go on, and which numbers it may begin a new range with. */
  private void given(FeedItem item) {
    if (item instanceof RawRecord record) {
      unused = Math.max(unused, record.position() + 1);
    } else if (item instanceof Sweep sweep) {
      unused = Math.max(unused, sweep.at() + 1);
    } else if (item instanceof ResumeMark mark) {
      from = position(source.name(), mark);
    }
  }

  private void tell() {
    ResumeMark mark = stored.getAndSet(null);
    if (mark != null) {
      feed.stored(mark);
    }
  }

  private void letGo() {
    Feed ended = feed;
    feed = null;
    if (ended != null) {
      try {
        ended.close();
      } catch (RuntimeException e) {
        LOG.warn("source {} did not let go of everything", source.name(), e);
      }
    }
  }

  /** A mark as the place where a feed goes on. */
  static StoredPosition position(String source, ResumeMark mark) {
    return new StoredPosition(
        source,
        mark.partition(),
        mark.next(),
        mark.readUpTo() == null ? Instant.EPOCH : mark.readUpTo(),
        Instant.now(),
        Stamp.NONE,
        mark.resume());
  }
}
