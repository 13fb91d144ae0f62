package dev.lampo.demo.traffic;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;

/**
 * One record as it goes to the topic. The arrays handed in or out must not be changed.
 *
 * @param number its place in the traffic, from zero
 * @param partitionKey decides on the partition: the record id nearly always, so that a record stays
 *     in one partition
 * @param key UTF-8 text of the record's key, or null
 * @param value what is sent, or null for a deletion
 * @param headers text by name; {@code revision} on a deletion
 * @param timestamp the record's own time, to the millisecond
 */
public record TrafficRecord(
    long number,
    String partitionKey,
    String key,
    byte[] value,
    Map<String, String> headers,
    Instant timestamp) {
  /** Refuses nulls where something must stand. */
  public TrafficRecord {
    requireNonNull(partitionKey, "partitionKey is null");
    requireNonNull(timestamp, "timestamp is null");
    headers = Map.copyOf(headers);
  }
}
