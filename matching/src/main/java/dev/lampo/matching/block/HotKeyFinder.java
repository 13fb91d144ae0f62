package dev.lampo.matching.block;

import dev.lampo.matching.compare.Value;
import dev.lampo.matching.rules.Blocking;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

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
    for (int depth = 0; depth < blocking.refine().size(); depth++) {
      HotKeys more = more(hot);
      if (more.sorted().length == hot.sorted().length) {
        break;
      }
      hot = more;
    }
    return hot;
  }

  private HotKeys more(HotKeys hot) {
    Keys keys = new Keys(blocking, hot);
    long[][] byRow = new long[size][];
    IntStream.range(0, size).parallel().forEach(row -> byRow[row] = keys.of(records.apply(row)));
    long[] all = Arrays.stream(byRow).flatMapToLong(Arrays::stream).toArray();
    Arrays.parallelSort(all);
    return new HotKeys(
        java.util.stream.LongStream.concat(Arrays.stream(hot.sorted()), large(all))
            .distinct()
            .toArray());
  }

  private java.util.stream.LongStream large(long[] sorted) {
    java.util.stream.LongStream.Builder large = java.util.stream.LongStream.builder();
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
    return large.build();
  }
}
