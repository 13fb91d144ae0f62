package dev.lampo.matching.engine;

/**
 * The pairs of records at or above the match threshold. Each pair is in the lists of both of its
 * records; it has an end at each, and the two ends of a pair differ in their last bit.
 */
final class Pairs extends Rows {
  private static final int SLOT = 0;
  private static final int NEXT = 1;
  private static final int BEFORE = 2;
  private static final int END_WIDTH = 3;
  private static final int BITS = 6;

  private final Records records;

  Pairs(Records records) {
    super(7);
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
    return at(end, NEXT);
  }

  /** The record at the other end. */
  int other(int end) {
    return at(end ^ 1, SLOT);
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

  private void enlist(int end, int slot) {
    int next = first(slot);
    at(end, SLOT, slot);
    at(end, NEXT, next);
    at(end, BEFORE, 0);
    if (next != 0) {
      at(next, BEFORE, end);
    }
    records.pair(slot, end);
  }

  private void delist(int end) {
    int before = at(end, BEFORE);
    int next = at(end, NEXT);
    if (before == 0) {
      records.pair(at(end, SLOT), next);
    } else {
      at(before, NEXT, next);
    }
    if (next != 0) {
      at(next, BEFORE, before);
    }
  }

  private int at(int end, int column) {
    return get(end >>> 1, (end & 1) * END_WIDTH + column);
  }

  private void at(int end, int column, int value) {
    set(end >>> 1, (end & 1) * END_WIDTH + column, value);
  }
}
