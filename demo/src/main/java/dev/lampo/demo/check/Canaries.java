package dev.lampo.demo.check;

import dev.lampo.demo.traffic.TrafficRecord;
import dev.lampo.model.Delivery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Records by which one sees from outside how far a partition has been read: sent for the first time
 * at a known position, so whoever holds one has read that far. Thread-safe.
 */
final class Canaries {
  /** One canary in so many records of a partition: the error of what is seen. */
  private static final int EVERY = 200;

  private final String source;
  private final Set<String> quotes;
  private final List<List<Canary>> byPartition = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final int[] next;

  private record Canary(String id, long position) {}

  Canaries(String source, int partitions, Set<String> quotes) {
    this.source = source;
    this.quotes = quotes;
    this.next = new int[partitions];
    for (int i = 0; i < partitions; i++) {
      byPartition.add(new ArrayList<>());
    }
  }

  /** Notes where a record stands. */
  synchronized void sent(TrafficRecord record, int partition, long position) {
    List<Canary> canaries = byPartition.get(partition);
    long last = canaries.isEmpty() ? -EVERY : canaries.get(canaries.size() - 1).position();
    String id = Delivery.recordId(source, record.key());
    boolean first = quotes.contains(id) && seen.add(id);
    if (first && record.value() != null && position >= last + EVERY) {
      canaries.add(new Canary(id, position));
    }
  }

  /**
   * First position of a partition that was not seen to be read.
   *
   * @param from every canary below it was read, by other knowledge
   * @param holds whether the grid holds a record
   */
  long readUpTo(int partition, long from, Predicate<String> holds) {
    long read = from;
    for (Canary canary = at(partition, from); canary != null; canary = at(partition, read)) {
      if (!holds.test(canary.id())) {
        break;
      }
      read = canary.position() + 1;
    }
    return read;
  }

  private synchronized Canary at(int partition, long from) {
    List<Canary> canaries = byPartition.get(partition);
    while (next[partition] < canaries.size() && canaries.get(next[partition]).position() < from) {
      next[partition]++;
    }
    return next[partition] < canaries.size() ? canaries.get(next[partition]) : null;
  }
}
