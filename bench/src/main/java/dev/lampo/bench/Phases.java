package dev.lampo.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** How long each phase of some work took, in the order of the phases. For one thread. */
final class Phases {
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  /** Does a phase. */
  <T> T time(String phase, Supplier<T> work) {
    long begun = System.nanoTime();
    T result = work.get();
    add(phase, System.nanoTime() - begun);
    return result;
  }

  /** Adds to a phase. */
  void add(String phase, long nanoseconds) {
    seconds.merge(phase, nanoseconds / 1e9, Double::sum);
  }

  /** Seconds by phase. */
  Map<String, Double> seconds() {
    return seconds;
  }

  /** Seconds of all phases. */
  double total() {
    return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
