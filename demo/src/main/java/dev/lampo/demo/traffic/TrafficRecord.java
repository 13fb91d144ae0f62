package dev.lampo.demo.traffic;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;

/**
 * One record as it goes to its source. The arrays handed in or out must not be changed.
 *
 * @param number its place in the traffic, from zero
 * @param source that reads it
 * @param partitionKey decides on the partition: the record id nearly always, so that a record stays
 *     in one partition
 * @param key UTF-8 text of the record's key, or null
 * @param value what is sent, or null for a deletion; of a table its columns as a JSON object, of a
 *     file a row without end of line
 * @param headers text by name; {@code revision} on a deletion
 * @param timestamp the record's own time, to the millisecond
 */
public record TrafficRecord(
    long number,
    String source,
    String partitionKey,
    String key,
    byte[] value,
    Map<String, String> headers,
    Instant timestamp) {
  /** A record of the topic that brokers share. */
  public TrafficRecord(
      long number,
      String partitionKey,
      String key,
      byte[] value,
      Map<String, String> headers,
      Instant timestamp) {
    this(number, Channel.BROKERS, partitionKey, key, value, headers, timestamp);
  }

  /** Refuses nulls where something must stand. */
  public TrafficRecord {
    requireNonNull(source, "source is null");
    requireNonNull(partitionKey, "partitionKey is null");
    requireNonNull(timestamp, "timestamp is null");
    headers = Map.copyOf(headers);
  }
}
