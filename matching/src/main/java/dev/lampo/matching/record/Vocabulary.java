package dev.lampo.matching.record;

import dev.lampo.matching.compare.Hash;
import java.util.Arrays;

/** The distinct texts of one feature, numbered by their first appearance, and how often each is. */
public final class Vocabulary {
  private static final int START = 1 << 10;
  private static final long HASH = 0xffff_ffff_0000_0000L;

  private String[] texts = new String[START];
  private long[] hashes = new long[START];
  private int[] counts = new int[START];

  /** Above the first bits of a hash, below the number of its text plus one; 0 where it is free. */
  private long[] slots = new long[2 * START];

  private int size;
  private long total;

  /** The number of a text, which is counted once more. */
  public int add(String text) {
    long hash = Hash.of(text);
    int slot = slot(text, hash);
    total++;
    if (slots[slot] != 0) {
      int number = (int) slots[slot] - 1;
      counts[number]++;
      return number;
    }
    if (size == texts.length) {
      grow();
      slot = slot(text, hash);
    }
    texts[size] = text;
    hashes[size] = hash;
    counts[size] = 1;
    slots[slot] = hash & HASH | ++size;
    return size - 1;
  }

  /** Takes back one time that a text was added; the text keeps its number. */
  void takeBack(int number) {
    counts[number]--;
    total--;
  }

  /** How many distinct texts there are. */
  public int size() {
    return size;
  }

  /** How many records have one. */
  public long total() {
    return total;
  }

  /** The text of a number. */
  public String text(int number) {
    return texts[number];
  }

  /** How many records have it. */
  public int count(int number) {
    return counts[number];
  }

  private int slot(String text, long hash) {
    int mask = slots.length - 1;
    int slot = (int) hash & mask;
    while (slots[slot] != 0
        && ((slots[slot] ^ hash) >>> 32 != 0 || !texts[(int) slots[slot] - 1].equals(text))) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    int capacity = Math.multiplyExact(texts.length, 2);
    texts = Arrays.copyOf(texts, capacity);
    hashes = Arrays.copyOf(hashes, capacity);
    counts = Arrays.copyOf(counts, capacity);
    slots = new long[Math.multiplyExact(capacity, 2)];
    int mask = slots.length - 1;
    for (int i = 0; i < size; i++) {
      int slot = (int) hashes[i] & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = hashes[i] & HASH | i + 1;
    }
  }
}
