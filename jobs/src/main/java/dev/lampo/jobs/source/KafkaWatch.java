package dev.lampo.jobs.source;

import dev.lampo.model.SourceHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Asks one source how far it has come, beside the job that reads it. Keeps one connection open. May
 * be used by several threads, one after the other.
 */
public final class KafkaWatch implements SourceWatch {
  /** How long one look may take where nothing else is said. */
  public static final Duration TIMEOUT_DEFAULT = Duration.ofSeconds(2);

  /** The client begins with 50 ms, and warns at each attempt. */
  private static final String RECONNECT_BACKOFF_MILLIS = "500";

  private final KafkaSource source;
  private final Duration timeout;
  private KafkaConsumer<byte[], byte[]> consumer;
  private List<SourceHealth> last = List.of();

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
    try {
      last = ask(now);
    } catch (KafkaException e) {
      last = unreachable(now, e);
    }
    return last;
  }

  @Override
  public synchronized void close() {
    if (consumer != null) {
      consumer.close(CloseOptions.timeout(timeout));
      consumer = null;
    }
  }

  private List<SourceHealth> ask(Instant now) {
    if (consumer == null) {
      consumer = new KafkaConsumer<>(properties());
    }
    long deadline = System.nanoTime() + timeout.toNanos();
    List<TopicPartition> partitions = new ArrayList<>();
    for (PartitionInfo partition : found(deadline)) {
      partitions.add(new TopicPartition(partition.topic(), partition.partition()));
    }
    if (partitions.isEmpty()) {
      throw new KafkaException("topic " + source.topic() + " does not exist");
    }
    // Nothing is ever polled; but of partitions not assigned the client warns at every look.
    consumer.assign(partitions);
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, left(deadline));
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, left(deadline));
    return partitions.stream()
        .map(at -> health(at.partition(), begins.get(at), ends.get(at), now))
        .sorted(java.util.Comparator.comparingInt(SourceHealth::partition))
        .toList();
  }

  /** Whatever the client answers for a topic that does not exist. */
  private List<PartitionInfo> found(long deadline) {
    List<PartitionInfo> found = consumer.partitionsFor(source.topic(), left(deadline));
    return found == null ? List.of() : found;
  }

  private SourceHealth health(int partition, long begin, long end, Instant now) {
    return new SourceHealth(source.name(), partition, begin, end, now, null, null);
  }

  private List<SourceHealth> unreachable(Instant now, KafkaException e) {
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
                    message(e)))
        .toList();
  }

  private String message(KafkaException e) {
    return e instanceof TimeoutException
        ? "no answer within " + timeout.toMillis() + " ms"
        : e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  private static Duration left(long deadline) {
    return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
  }

  private Properties properties() {
    Properties properties = KafkaStart.properties(source);
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(timeout.toMillis()));
    properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, Long.toString(timeout.toMillis()));
    properties.put(ConsumerConfig.RECONNECT_BACKOFF_MS_CONFIG, RECONNECT_BACKOFF_MILLIS);
    return properties;
  }
}
