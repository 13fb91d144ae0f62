package dev.lampo.demo.check;

import dev.lampo.demo.traffic.TrafficRecord;
import dev.lampo.model.Delivery;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Records by which one sees from outside how far a lane has been read: sent for the first time at a
 * known position, so whoever holds one has read that far. Thread-safe.
 */
final class Canaries {
  /** One canary in so many records of a lane: the error of what is seen. */
  private static final int EVERY = 200;

  private final Set<String> quotes;
  private final Map<String, Deque<Canary>> byLane = new HashMap<>();
  private final Map<String, Long> last = new HashMap<>();
  private final Set<String> seen = new HashSet<>();

  private record Canary(String id, long position) {}

  Canaries(Set<String> quotes) {
    this.quotes = quotes;
  }

  /**
   * Notes where a record stands.
   *
   * @return its id in the grid where the grid will hold it because of this record; else null
   */
  synchronized String sent(TrafficRecord record, String lane, long position) {
    String id = Delivery.recordId(record.source(), record.key());
    if (record.value() == null || !quotes.contains(id) || !seen.add(id)) {
      seen.add(id);
      return null;
    }
    if (position >= last.getOrDefault(lane, -(long) EVERY) + EVERY) {
      last.put(lane, position);
      byLane.computeIfAbsent(lane, any -> new ArrayDeque<>()).add(new Canary(id, position));
    }
    return id;
  }

  /**
   * First position of a lane that was not seen to be read.
   *
   * @param from every canary below it was read, by other knowledge
   * @param holds whether the grid holds a record
   */
  long readUpTo(String lane, long from, Predicate<String> holds) {
    long read = from;
    for (Canary canary = at(lane, from); canary != null; canary = at(lane, read)) {
      if (!holds.test(canary.id())) {
        break;
      }
      read = canary.position() + 1;
    }
    return read;
  }

  private synchronized Canary at(String lane, long from) {
    Deque<Canary> canaries = byLane.getOrDefault(lane, new ArrayDeque<>());
    while (!canaries.isEmpty() && canaries.peek().position() < from) {
      canaries.remove();
    }
    return canaries.peek();
  }
}
