package dev.lampo.jobs.source;

import dev.lampo.model.SourceHealth;
import dev.lampo.model.StoredPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/**
 * Asks one source how far it has come, beside the job that reads it. Keeps one connection open. May
 * be used by several threads, one after the other.
 */
public final class KafkaWatch implements SourceWatch {
  /** How long one look may take where nothing else is said. */
  public static final Duration TIMEOUT_DEFAULT = Duration.ofSeconds(2);

  /** Who is refused again and again may be locked out. */
  private static final Duration REFUSED_PAUSE = Duration.ofSeconds(10);

  private final KafkaSource source;
  private final Duration timeout;
  private final Map<Integer, StoredPosition> stored = new HashMap<>();
  private KafkaTopic topic;
  private List<SourceHealth> last = List.of();
  private Instant quietUntil = Instant.MIN;

  /** Watches with the default timeout; connects at the first look. */
  public KafkaWatch(KafkaSource source) {
    this(source, TIMEOUT_DEFAULT);
  }

  /** Watches; a look takes at most this long. */
  public KafkaWatch(KafkaSource source, Duration timeout) {
    this.source = source;
    this.timeout = timeout;
  }

  /**
   * Begin and end of every partition. Where the source does not answer, what it said last, with the
   * error and since when; before its first answer one line for partition zero with positions -1.
   */
  @Override
  public synchronized List<SourceHealth> look(Instant now) {
    if (now.isBefore(quietUntil)) {
      return last;
    }
    try {
      last = ask(now);
    } catch (KafkaException e) {
      quietUntil = KafkaTrouble.isRefusal(e) ? now.plus(REFUSED_PAUSE) : Instant.MIN;
      last = unreachable(now, KafkaTrouble.explained(source, e));
    }
    return last;
  }

  @Override
  public synchronized void stored(StoredPosition position) {
    stored.put(position.partition(), position);
  }

  @Override
  public synchronized void close() {
    if (topic != null) {
      topic.close();
      topic = null;
    }
  }

  private List<SourceHealth> ask(Instant now) {
    if (topic == null) {
      topic = new KafkaTopic(source, timeout);
    }
    long deadline = System.nanoTime() + timeout.toNanos();
    KafkaTopic.Found found = answer(topic.ask(), deadline);
    if (!found.readable()) {
      // It would answer, but not the job.
      throw new TopicAuthorizationException("READ is missing");
    }
    return answer(topic.bounds(found.partitions()), deadline).entrySet().stream()
        .map(at -> health(at.getKey(), found.id(), at.getValue(), now))
        .sorted(java.util.Comparator.comparingInt(SourceHealth::partition))
        .toList();
  }

  private <T> T answer(CompletableFuture<T> asked, long deadline) {
    try {
      return asked.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw KafkaTrouble.cause(e) instanceof KafkaException known ? known : new KafkaException(e);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new TimeoutException("none within " + timeout.toMillis() + " ms");
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private SourceHealth health(
      int partition, String topicId, KafkaTopic.Bounds bounds, Instant now) {
    long base = base(stored.get(partition), topicId);
    return new SourceHealth(
        source.name(), partition, base + bounds.begin(), base + bounds.end(), now, null, null);
  }

  /** All of a topic that was made anew lies behind what was read of the former one. */
  private static long base(StoredPosition read, String topicId) {
    if (read == null || read.resume() == null) {
      return 0;
    }
    KafkaPlace place = KafkaPlace.of(read.resume());
    return place.topicId().equals(topicId) ? place.base() : read.next();
  }

  private List<SourceHealth> unreachable(Instant now, String why) {
    List<SourceHealth> known =
        last.isEmpty()
            ? List.of(new SourceHealth(source.name(), 0, -1, -1, Instant.EPOCH, null, null))
            : last;
    return known.stream()
        .map(
            health ->
                new SourceHealth(
                    health.source(),
                    health.partition(),
                    health.begin(),
                    health.end(),
                    health.observedAt(),
                    health.unreachableSince() == null ? now : health.unreachableSince(),
                    why))
        .toList();
  }
}
