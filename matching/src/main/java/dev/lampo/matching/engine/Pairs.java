package dev.lampo.matching.engine;

/**
 * The pairs of records at or above the match threshold. Each pair is in the lists of both of its
 * records; it has an end at each, and the two ends of a pair differ in their last bit.
 */
final class Pairs extends Rows {
  private static final int BITS = 4;

  private final Records records;

  Pairs(Records records) {
    super(5);
    this.records = records;
  }

  void add(int slot, int other, float bits) {
    int row = take();
    set(row, BITS, Float.floatToRawIntBits(bits));
    enlist(2 * row, slot);
    enlist(2 * row + 1, other);
  }

  /** A record's first end, or 0. */
  int first(int slot) {
    return records.pair(slot);
  }

  /** The next end of the same record, or 0. */
  int next(int end) {
    return get(end >>> 1, (end & 1) * 2 + 1);
  }

  /** The record at the other end. */
  int other(int end) {
    return slot(end ^ 1);
  }

  float bits(int end) {
    return Float.intBitsToFloat(get(end >>> 1, BITS));
  }

  /** Removes all pairs of a record, whose partners are added to a list. */
  void removeAll(int slot, IntList partners) {
    int end = first(slot);
    while (end != 0) {
      int after = next(end);
      partners.add(other(end));
      delist(end ^ 1);
      give(end >>> 1);
      end = after;
    }
    records.pair(slot, 0);
  }

  private int slot(int end) {
    return get(end >>> 1, (end & 1) * 2);
  }

  private void enlist(int end, int slot) {
    set(end >>> 1, (end & 1) * 2, slot);
    next(end, first(slot));
    records.pair(slot, end);
  }

  private void delist(int end) {
    int slot = slot(end);
    int at = first(slot);
    if (at == end) {
      records.pair(slot, next(end));
      return;
    }
    while (next(at) != end) {
      at = next(at);
    }
    next(at, next(end));
  }

  private void next(int end, int next) {
    set(end >>> 1, (end & 1) * 2 + 1, next);
  }
}
