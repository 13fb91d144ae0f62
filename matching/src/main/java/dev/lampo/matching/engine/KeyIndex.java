package dev.lampo.matching.engine;

import java.util.Arrays;

/** Which records lie under a blocking key. */
final class KeyIndex extends HashedRows {
  private static final int KEY = 1;
  private static final int SLOT = 3;

  KeyIndex() {
    super(4);
  }

  @Override
  long hash(int row) {
    return getLong(row, KEY);
  }

  void add(long key, int slot) {
    int row = take();
    setLong(row, KEY, key);
    set(row, SLOT, slot);
    insert(row);
  }

  void remove(long key, int slot) {
    int row = head(key);
    while (row != 0 && (getLong(row, KEY) != key || get(row, SLOT) != slot)) {
      row = next(row);
    }
    if (row != 0) {
      unlink(row);
      give(row);
    }
  }

  /** Adds the records under a key to a list. */
  void collect(long key, IntList slots) {
    for (int row = head(key); row != 0; row = next(row)) {
      if (getLong(row, KEY) == key) {
        slots.add(get(row, SLOT));
      }
    }
  }

  /** How many records lie under the key that has most; looks at all. */
  int largestBlock() {
    int largest = 0;
    for (int chain = 0; chain < chains(); chain++) {
      long[] keys = keys(chain);
      for (int from = 0; from < keys.length; ) {
        int to = from + 1;
        while (to < keys.length && keys[to] == keys[from]) {
          to++;
        }
        largest = Math.max(largest, to - from);
        from = to;
      }
    }
    return largest;
  }

  private long[] keys(int chain) {
    int count = 0;
    for (int row = first(chain); row != 0; row = next(row)) {
      count++;
    }
    long[] keys = new long[count];
    for (int row = first(chain); row != 0; row = next(row)) {
      keys[--count] = getLong(row, KEY);
    }
    Arrays.sort(keys);
    return keys;
  }
}
