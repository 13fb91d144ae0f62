package dev.lampo.demo.traffic;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Sends traffic to Kafka, every record exactly once also where the broker dies in between: all
 * acknowledged, idempotent, patient. One thread sends; counts may be read by any.
 */
public final class TrafficSender implements AutoCloseable {
  private static final int REQUEST_BYTES_MAX = 16 << 20;

  /** Longer than a broker needs to come back, shorter than a check may last. */
  private static final int PATIENCE_MILLIS = 300_000;

  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;
  private final int partitions;
  private final Receipts receipts;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  /** Is told where each record went, on the producer's thread. */
  @FunctionalInterface
  public interface Receipts {
    /** A record is in the log; the offset is -1 where the broker no longer knows it. */
    void acknowledged(TrafficRecord record, int partition, long offset);
  }

  /**
   * Connects to a broker.
   *
   * @throws org.apache.kafka.common.KafkaException where it does not answer
   */
  public TrafficSender(String address, String topic, Receipts receipts) {
    this.topic = requireNonNull(topic, "topic is null");
    this.receipts = requireNonNull(receipts, "receipts is null");
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            address,
            "acks",
            "all",
            "enable.idempotence",
            true,
            "linger.ms",
            2,
            "batch.size",
            128 << 10,
            "buffer.memory",
            64L << 20,
            "max.request.size",
            REQUEST_BYTES_MAX,
            "delivery.timeout.ms",
            PATIENCE_MILLIS,
            "max.block.ms",
            PATIENCE_MILLIS,
            "reconnect.backoff.max.ms",
            500);
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    this.partitions = producer.partitionsFor(topic).size();
  }

  /**
   * Hands a record over with its own time. Waits where too much is under way.
   *
   * @throws IllegalStateException where an earlier record could not be sent
   */
  public void send(TrafficRecord record) {
    send(record, record.timestamp());
  }

  /** The same with another time, such as now. */
  public void send(TrafficRecord record, Instant timestamp) {
    throwFailure();
    ProducerRecord<byte[], byte[]> message =
        new ProducerRecord<>(
            topic,
            partition(record.partitionKey()),
            timestamp.toEpochMilli(),
            record.key() == null ? null : utf8(record.key()),
            record.value());
    record.headers().forEach((name, text) -> message.headers().add(name, utf8(text)));
    sent.incrementAndGet();
    producer.send(message, (metadata, error) -> answered(record, metadata, error));
  }

  /** Waits until all is acknowledged. */
  public void flush() {
    producer.flush();
    throwFailure();
  }

  /** Records handed over. */
  public long sent() {
    return sent.get();
  }

  /** Records that the broker has. */
  public long acknowledged() {
    return acknowledged.get();
  }

  /** Partitions of the topic. */
  public int partitions() {
    return partitions;
  }

  @Override
  public void close() {
    producer.close(java.time.Duration.ofSeconds(5));
  }

  private int partition(String partitionKey) {
    return Utils.toPositive(Utils.murmur2(utf8(partitionKey))) % partitions;
  }

  private void answered(TrafficRecord record, RecordMetadata metadata, Exception error) {
    if (error != null) {
      failure.compareAndSet(null, error);
    } else {
      acknowledged.incrementAndGet();
      receipts.acknowledged(
          record, metadata.partition(), metadata.hasOffset() ? metadata.offset() : -1);
    }
  }

  /**
   * Does nothing unless the broker has refused a record.
   *
   * @throws IllegalStateException where an earlier record could not be sent
   */
  public void throwFailure() {
    Exception error = failure.get();
    if (error != null) {
      throw new IllegalStateException("a record could not be sent to " + topic, error);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
