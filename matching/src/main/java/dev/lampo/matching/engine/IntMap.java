package dev.lampo.matching.engine;

import dev.lampo.matching.compare.Hash;

/** A small map from positive ints to ints that are not negative, by open addressing. */
final class IntMap {
  /** What an int that is not in the map has. */
  static final int ABSENT = -1;

  private int[] keys = new int[16];
  private int[] values = new int[16];
  private int size;

  int get(int key) {
    int at = place(key);
    return keys[at] == 0 ? ABSENT : values[at];
  }

  boolean contains(int key) {
    return keys[place(key)] != 0;
  }

  int size() {
    return size;
  }

  /** Says whether the key is new. */
  boolean put(int key, int value) {
    int at = place(key);
    boolean fresh = keys[at] == 0;
    if (fresh && 3 * size >= 2 * keys.length) {
      grow();
      at = place(key);
    }
    keys[at] = key;
    values[at] = value;
    size += fresh ? 1 : 0;
    return fresh;
  }

  private int place(int key) {
    int mask = keys.length - 1;
    int at = (int) Hash.mixed(key) & mask;
    while (keys[at] != 0 && keys[at] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    int[] oldKeys = keys;
    int[] oldValues = values;
    keys = new int[Math.multiplyExact(oldKeys.length, 2)];
    values = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int at = place(oldKeys[i]);
        keys[at] = oldKeys[i];
        values[at] = oldValues[i];
      }
    }
  }
}
