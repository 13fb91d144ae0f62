package dev.lampo.jobs.source.cdc;

import dev.lampo.jobs.source.FeedItem;
import dev.lampo.jobs.source.ResumeMark;
import io.debezium.embedded.Connect;
import io.debezium.engine.ChangeEvent;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.spi.OffsetCommitPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.source.SourceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of Debezium's engine, from its start to its first failure. The engine works in a thread
 * of its own and waits when what it has found is not fetched.
 */
final class EngineSession implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EngineSession.class);
  private static final int BATCHES_WAITING = 8;

  /** Marks that may wait to be stored; of more, every second one is let go. */
  private static final int UNSTORED_MAX = 1_024;

  private static final Duration ENDS_WITHIN = Duration.ofSeconds(10);

  private final Changes changes;
  private final DebeziumEngine<ChangeEvent<SourceRecord, SourceRecord>> engine;
  private final Thread thread;
  private final BlockingQueue<Changes.Batch> found = new ArrayBlockingQueue<>(BATCHES_WAITING);
  private final ArrayDeque<Unstored> unstored = new ArrayDeque<>();
  private volatile RecordCommitter<ChangeEvent<SourceRecord, SourceRecord>> committer;
  private volatile String failure;
  private volatile boolean closing;
  private volatile boolean begun;
  private volatile long heardNanos = System.nanoTime();

  private record Unstored(ResumeMark mark, ChangeEvent<SourceRecord, SourceRecord> end) {}

  EngineSession(String source, Properties settings, Changes changes) {
    this.changes = changes;
    engine =
        DebeziumEngine.create(Connect.class)
            .using(settings)
            .using(getClass().getClassLoader())
            .using(OffsetCommitPolicy.always())
            .notifying(this::take)
            .using((done, message, error) -> ended(message, error))
            .build();
    thread = new Thread(engine, "cdc-" + source);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * What has been found, in its order.
   *
   * @throws IOException when the engine has ended and everything that it found was fetched
   */
  List<FeedItem> poll(Duration atMost) throws IOException {
    Changes.Batch batch = next(atMost);
    if (batch == null) {
      return List.of();
    }
    if (batch.end() != null) {
      unstored.add(new Unstored(batch.mark(), batch.end()));
      thin();
    }
    return batch.items();
  }

  /**
   * Lets the server forget what is before the mark. Marks with the same number may be later places
   * of the log, when nothing of the table was in between: those are not stored.
   */
  void stored(ResumeMark mark) {
    ChangeEvent<SourceRecord, SourceRecord> last = null;
    boolean known = unstored.stream().anyMatch(each -> each.mark().equals(mark));
    boolean reached = false;
    while (!reached
        && !unstored.isEmpty()
        && (known || unstored.peek().mark().next() < mark.next())) {
      Unstored next = unstored.remove();
      last = next.end();
      reached = next.mark().equals(mark);
    }
    if (last == null || failure != null) {
      return;
    }
    try {
      committer.markProcessed(last);
      committer.markBatchFinished();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // The engine is ending; what is stored by then is told with a later mark.
      LOG.warn("a mark could not be told to the server", e);
    }
  }

  /**
   * How long the server has said nothing, not even that it is there; zero before it has said
   * anything, for that may take its time.
   */
  Duration silence() {
    return begun ? Duration.ofNanos(System.nanoTime() - heardNanos) : Duration.ZERO;
  }

  @Override
  public void close() {
    closing = true;
    try {
      engine.close();
    } catch (IOException | RuntimeException e) {
      LOG.debug("the engine had ended or would not end in order", e);
    }
    try {
      thread.join(ENDS_WITHIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      thread.interrupt();
    }
  }

  private Changes.Batch next(Duration atMost) throws IOException {
    try {
      // Before the look at what was found: what the engine found before it failed counts.
      String ended = failure;
      Changes.Batch batch =
          ended == null ? found.poll(atMost.toNanos(), TimeUnit.NANOSECONDS) : found.poll();
      if (batch == null && ended != null) {
        throw new IOException(ended);
      }
      return batch;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private void take(
      List<ChangeEvent<SourceRecord, SourceRecord>> events,
      RecordCommitter<ChangeEvent<SourceRecord, SourceRecord>> recordCommitter)
      throws InterruptedException {
    committer = recordCommitter;
    Changes.Batch batch = made(events);
    boolean taken = batch.items().isEmpty();
    while (!closing && !taken) {
      taken = found.offer(batch, 50, TimeUnit.MILLISECONDS);
    }
    // Here, not above: what had to wait until somebody fetched it was no silence of the server.
    heardNanos = System.nanoTime();
    begun = true;
  }

  /** The engine ends with what it is thrown. */
  private Changes.Batch made(List<ChangeEvent<SourceRecord, SourceRecord>> events) {
    try {
      return changes.take(events);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private void ended(String message, Throwable error) {
    failure = error == null ? String.valueOf(message) : Causes.text(error);
  }

  private void thin() {
    if (unstored.size() > UNSTORED_MAX) {
      boolean[] keep = {false};
      unstored.removeIf(mark -> keep[0] ^= true);
    }
  }
}
