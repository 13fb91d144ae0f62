package dev.lampo.matching.block;

import dev.lampo.matching.compare.Value;
import dev.lampo.matching.rules.Blocking;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Finds the keys under which more records lie than the rules allow, then those among the refined
 * ones, until the refinements are at an end.
 */
public final class HotKeyFinder {
  private final Blocking blocking;
  private final IntFunction<Value[]> records;
  private final int size;

  /**
   * Prepares a search.
   *
   * @param records the values of each row, for several threads
   */
  public HotKeyFinder(Blocking blocking, IntFunction<Value[]> records, int size) {
    this.blocking = blocking;
    this.records = records;
    this.size = size;
  }

  /** The hot keys of all records. */
  public HotKeys find() {
    HotKeys hot = HotKeys.NONE;
    int[] rows = IntStream.range(0, size).toArray();
    for (int depth = 0; depth < blocking.refine().size() && rows.length > 0; depth++) {
      Keys keys = new Keys(blocking, hot);
      int[] at = rows;
      KeyTable table = KeyTable.of(at.length, i -> keys.of(records.apply(at[i])));
      HotKeys more = large(table.sorted());
      // A refined key is one that only records of hot keys have: nobody else is looked at again.
      rows =
          IntStream.range(0, at.length)
              .parallel()
              .filter(i -> table.anyKey(i, more::contains))
              .map(i -> at[i])
              .toArray();
      hot = hot.with(more);
    }
    return hot;
  }

  private HotKeys large(long[] sorted) {
    LongStream.Builder large = LongStream.builder();
    for (int from = 0; from < sorted.length; ) {
      int to = from + 1;
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      if (to - from > blocking.limit()) {
        large.add(sorted[from]);
      }
      from = to;
    }
    return new HotKeys(large.build().toArray());
  }
}
