package dev.lampo.matching.file;

import java.util.ArrayList;
import java.util.List;

/** Rows that could not be used: all counted, the first ones told. Not for several threads. */
public final class Rejects {
  private static final int TOLD_MAX = 20;

  private final List<String> told = new ArrayList<>();
  private long count;

  /** Counts a row. */
  public void add(String file, long line, String cause) {
    count++;
    if (told.size() < TOLD_MAX) {
      told.add(file + ":" + line + ": " + cause);
    }
  }

  /** How many rows were left out. */
  public long count() {
    return count;
  }

  /** The first ones: {@code file:line: cause}. */
  public List<String> told() {
    return List.copyOf(told);
  }
}
