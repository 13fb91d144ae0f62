package dev.lampo.client;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * How to reach a grid and what a call may cost. Immutable.
 *
 * @param addresses {@code host:port} of members to ask first; the others are learnt from them
 * @param cluster name of the cluster
 * @param deadline of one call with all its retries, and of reading its rows to the end
 * @param rowLimit how many rows a statement may return before it is an error
 * @param cursorRows how many rows are fetched at a time
 * @param concurrentCalls how many calls may wait for members at once, each a thread of its own
 * @param freshnessAge how old a freshness handed out with a result may be
 * @param loggingType of Hazelcast: {@code slf4j}, {@code jdk} or {@code none}
 */
public record GridOptions(
    List<String> addresses,
    String cluster,
    Duration deadline,
    int rowLimit,
    int cursorRows,
    int concurrentCalls,
    Duration freshnessAge,
    String loggingType) {
  /** One node on this machine; ten seconds; a hundred thousand rows. */
  public static final GridOptions DEFAULTS =
      new GridOptions(
          List.of("127.0.0.1:5701"),
          "lampo",
          Duration.ofSeconds(10),
          100_000,
          4_096,
          64,
          Duration.ofMillis(250),
          "slf4j");

  /** Refuses nulls and what is not positive; copies the list. */
  public GridOptions {
    addresses = List.copyOf(addresses);
    requireNonNull(cluster, "cluster is null");
    requireNonNull(loggingType, "loggingType is null");
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("addresses are empty: name at least one host:port");
    }
    positive("deadline", deadline.toMillis());
    positive("rowLimit", rowLimit);
    positive("cursorRows", cursorRows);
    positive("concurrentCalls", concurrentCalls);
    if (freshnessAge.isNegative()) {
      throw new IllegalArgumentException("freshnessAge is negative: " + freshnessAge);
    }
  }

  /** The defaults with these addresses, each {@code host:port}. */
  public static GridOptions at(String... addresses) {
    return new GridOptions(
        List.of(addresses),
        DEFAULTS.cluster,
        DEFAULTS.deadline,
        DEFAULTS.rowLimit,
        DEFAULTS.cursorRows,
        DEFAULTS.concurrentCalls,
        DEFAULTS.freshnessAge,
        DEFAULTS.loggingType);
  }

  /** The same with another cluster name. */
  public GridOptions withCluster(String name) {
    return new GridOptions(
        addresses,
        name,
        deadline,
        rowLimit,
        cursorRows,
        concurrentCalls,
        freshnessAge,
        loggingType);
  }

  /** The same with another deadline. */
  public GridOptions withDeadline(Duration longest) {
    return new GridOptions(
        addresses,
        cluster,
        longest,
        rowLimit,
        cursorRows,
        concurrentCalls,
        freshnessAge,
        loggingType);
  }

  /** The same with another row limit. */
  public GridOptions withRowLimit(int rows) {
    return new GridOptions(
        addresses, cluster, deadline, rows, cursorRows, concurrentCalls, freshnessAge, loggingType);
  }

  /** The same with another number of concurrent calls. */
  public GridOptions withConcurrentCalls(int calls) {
    return new GridOptions(
        addresses, cluster, deadline, rowLimit, cursorRows, calls, freshnessAge, loggingType);
  }

  /** The same with another age of freshness; zero asks anew for every result. */
  public GridOptions withFreshnessAge(Duration age) {
    return new GridOptions(
        addresses, cluster, deadline, rowLimit, cursorRows, concurrentCalls, age, loggingType);
  }

  /** The same with another logging type of Hazelcast. */
  public GridOptions withLoggingType(String type) {
    return new GridOptions(
        addresses, cluster, deadline, rowLimit, cursorRows, concurrentCalls, freshnessAge, type);
  }

  private static void positive(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is not positive: " + value);
    }
  }
}
