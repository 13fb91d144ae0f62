package dev.lampo.jobs.source;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A record as its source handed it over. The arrays must not be changed.
 *
 * @param key null where the record has none
 * @param value null for a deletion
 * @param headers the last of each name
 * @param timestampMillis since 1970; negative where the record has none
 * @param observed whether it was found when the source was read whole, see {@link
 *     dev.lampo.model.Delivery#observed}
 * @param flaw why it cannot be used whatever its value, which is then the beginning of what was
 *     found; else null
 */
public record RawRecord(
    int partition,
    long position,
    byte[] key,
    byte[] value,
    Map<String, byte[]> headers,
    long timestampMillis,
    boolean observed,
    Flaw flaw)
    implements FeedItem, Serializable {
  /** A record that was handed over. */
  public RawRecord(
      int partition,
      long position,
      byte[] key,
      byte[] value,
      Map<String, byte[]> headers,
      long timestampMillis) {
    this(partition, position, key, value, headers, timestampMillis, false);
  }

  /** A record without a flaw. */
  public RawRecord(
      int partition,
      long position,
      byte[] key,
      byte[] value,
      Map<String, byte[]> headers,
      long timestampMillis,
      boolean observed) {
    this(partition, position, key, value, headers, timestampMillis, observed, null);
  }

  /** Takes over what matters of a consumed record; its offset is its position. */
  public static RawRecord of(ConsumerRecord<byte[], byte[]> record) {
    return of(record, record.offset());
  }

  /** The same at a position of its own. */
  static RawRecord of(ConsumerRecord<byte[], byte[]> record, long position) {
    Map<String, byte[]> headers = Map.of();
    for (Header header : record.headers()) {
      headers = headers.isEmpty() ? new HashMap<>(4) : headers;
      headers.put(header.key(), header.value());
    }
    return new RawRecord(
        record.partition(), position, record.key(), record.value(), headers, record.timestamp());
  }
}
