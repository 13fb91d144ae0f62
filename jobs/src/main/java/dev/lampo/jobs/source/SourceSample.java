package dev.lampo.jobs.source;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
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
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * A few records of a source, read to try its settings; the source is as before.
 *
 * @param records as they were handed over; empty where there are none
 */
public record SourceSample(List<RawRecord> records) {
  private static final Duration POLL = Duration.ofMillis(100);

  /** Copies the list. */
  public SourceSample {
    records = List.copyOf(records);
  }

  /** Which records are looked at. */
  public enum From {
    /** The first that the source holds. */
    BEGINNING,
    /** The last of each partition; only of Kafka. */
    LATEST
  }

  /**
   * Reads at most so many records (of each partition, for the latest), or as many as come in time.
   *
   * @throws IOException where the source does not answer in time, with a message for an operator
   */
  public static SourceSample read(Source source, From from, int atMost, Duration within)
      throws IOException {
    requireNonNull(from, "from is null");
    long deadline = System.nanoTime() + within.toNanos();
    if (source instanceof KafkaSource kafka) {
      return ofTopic(kafka, from, atMost, within, deadline);
    }
    return ofFeed((FeedSource) source, atMost, within, deadline);
  }

  private static SourceSample ofFeed(FeedSource source, int atMost, Duration within, long deadline)
      throws IOException {
    List<RawRecord> records = new ArrayList<>();
    boolean ended = false;
    try (Feed feed = source.sample()) {
      feed.open(null, 0);
      while (!ended && records.size() < atMost && System.nanoTime() - deadline < 0) {
        for (FeedItem item : feed.poll(POLL)) {
          if (item instanceof RawRecord record && records.size() < atMost) {
            records.add(record);
          }
          ended |= item instanceof Sweep || item instanceof ResumeMark m && m.readUpTo() != null;
        }
      }
    }
    if (records.isEmpty() && !ended) {
      throw new IOException(
          "no record came within %s s, nor the end of them: allow more time (--timeout), and look"
                  .formatted(
                      BigDecimal.valueOf(within.toMillis(), 3).stripTrailingZeros().toPlainString())
              + " for an open transaction where a log is followed, or files that still grow");
    }
    return new SourceSample(records);
  }

  private static SourceSample ofTopic(
      KafkaSource source, From from, int atMost, Duration within, long deadline)
      throws IOException {
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties(source, within))) {
      try {
        return new SourceSample(polled(consumer, source, from, atMost, deadline));
      } catch (KafkaException e) {
        throw new IOException(KafkaTrouble.explained(source, e), e);
      } finally {
        consumer.close(CloseOptions.timeout(POLL));
      }
    } catch (KafkaException e) {
      throw new IOException(KafkaTrouble.explained(source, e), e);
    }
  }

  private static List<RawRecord> polled(
      KafkaConsumer<byte[], byte[]> consumer,
      KafkaSource source,
      From from,
      int atMost,
      long deadline) {
    List<PartitionInfo> found = consumer.partitionsFor(source.topic());
    if (found == null || found.isEmpty()) {
      throw new UnknownTopicOrPartitionException("it has no partitions");
    }
    List<TopicPartition> partitions =
        found.stream().map(at -> new TopicPartition(at.topic(), at.partition())).toList();
    consumer.assign(partitions);
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    boolean latest = from == From.LATEST;
    for (TopicPartition at : partitions) {
      long begin = begins.get(at);
      consumer.seek(at, latest ? Math.max(begin, ends.get(at) - atMost) : begin);
    }
    int wanted = latest ? Integer.MAX_VALUE : atMost;
    List<RawRecord> records = new ArrayList<>();
    while (records.size() < wanted
        && partitions.stream().anyMatch(at -> consumer.position(at) < ends.get(at))
        && System.nanoTime() - deadline < 0) {
      for (var record : consumer.poll(POLL)) {
        if (records.size() < wanted) {
          records.add(RawRecord.of(record));
        }
      }
    }
    return records;
  }

  private static Properties properties(KafkaSource source, Duration within) {
    Properties properties = ClientSettings.properties(source);
    String millis = Long.toString(within.toMillis());
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
    return properties;
  }
}
