package dev.lampo.matching.model;

import dev.lampo.matching.block.Blocks.PairVisitor;
import dev.lampo.matching.compare.Value;

/**
 * Holds pairs back until there are some, reads a little of all of them, then hands them on. Among a
 * million records nearly every value of a pair must be fetched from main memory; fetched for many
 * pairs at once, without a decision in between, the fetches wait side by side instead of one after
 * the other. Not for several threads.
 */
public final class ReadAhead implements PairVisitor {
  private static final int PAIRS = 64;

  private final Prepared records;
  private final Next next;
  private final int[] lefts = new int[PAIRS];
  private final int[] rights = new int[PAIRS];
  private final int[] marks = new int[PAIRS];
  private int size;
  private long handed;

  /** Kept, so that the reading is not left out as useless. */
  private long seen;

  /** Hands pairs of these records on. */
  public ReadAhead(Prepared records, Next next) {
    this.records = records;
    this.next = next;
  }

  /** Who is handed the pairs, in the order in which they came. */
  @FunctionalInterface
  public interface Next {
    /** A pair, with the mark that it came with. */
    void pair(int left, int right, int mark);
  }

  @Override
  public void pair(int left, int right) {
    pair(left, right, 0);
  }

  /** Holds a pair back with a mark. */
  void pair(int left, int right, int mark) {
    lefts[size] = left;
    rights[size] = right;
    marks[size] = mark;
    if (++size == PAIRS) {
      flush();
    }
  }

  /** Hands on what is held back; says how many pairs were handed on in all. */
  public long flush() {
    long sum = 0;
    for (int i = 0; i < size; i++) {
      sum += touched(records.values(lefts[i])) + touched(records.values(rights[i]));
    }
    seen += sum;
    for (int i = 0; i < size; i++) {
      next.pair(lefts[i], rights[i], marks[i]);
    }
    handed += size;
    size = 0;
    return handed;
  }

  private static long touched(Value[] values) {
    long sum = 0;
    for (Value value : values) {
      sum += value == null ? 0 : value.touched();
    }
    return sum;
  }

  /** Something that depends on everything read. */
  long seen() {
    return seen;
  }
}
