package dev.lampo.bench;

/** The load for processors that are made by a serialized function, all in this JVM. */
final class Loads {
  private static volatile StandardLoad load;

  private Loads() {}

  static void put(StandardLoad one) {
    load = one;
  }

  static StandardLoad get() {
    return load;
  }
}
