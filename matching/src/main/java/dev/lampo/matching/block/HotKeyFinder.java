package dev.lampo.matching.block;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Finds the keys under which more records lie than the rules allow, then those among the refined
 * ones, until the refinements are at an end.
 */
public final class HotKeyFinder {
  private final KeySource source;
  private final int limit;
  private final int[] refine;

  /** Prepares a search. */
  public HotKeyFinder(KeySource source) {
    this.source = source;
    this.limit = source.blocking().limit();
    this.refine = source.parts().refine();
  }

  /** The hot keys of all records. */
  public HotKeys find() {
    HotKeys hot = HotKeys.NONE;
    for (int rule = 0; rule < source.blocking().rules().size() && refine.length > 0; rule++) {
      hot = hot.with(new HotKeys(ofRule(rule)));
    }
    return hot;
  }

  /** Rule by rule: keys of two rules are never the same, and less is held at a time. */
  private long[] ofRule(int rule) {
    LongStream.Builder hot = LongStream.builder();
    int[] by = source.parts().ofRule(rule);
    int[] rows = IntStream.range(0, source.size()).toArray();
    KeyTable keys =
        KeyTable.of(source.size(), row -> Keys.distinct(Keys.plain(source.taken(row), by)));
    for (int depth = 0; depth < refine.length; depth++) {
      HotKeys large = large(keys.sorted(), rule);
      if (large.sorted().length == 0) {
        break;
      }
      Arrays.stream(large.sorted()).forEach(hot);
      KeyTable parent = keys;
      int[] all = rows;
      // A refined key is one that only records of hot keys have: nobody else is looked at again.
      int[] under =
          IntStream.range(0, all.length)
              .parallel()
              .filter(i -> parent.anyKey(i, key -> large.contains(Keys.tagged(rule, key))))
              .toArray();
      rows = Arrays.stream(under).map(i -> all[i]).toArray();
      int[] rowsUnder = rows;
      int part = refine[depth];
      keys =
          KeyTable.of(
              under.length,
              i -> {
                long[] such =
                    Arrays.stream(parent.keys(under[i]))
                        .filter(key -> large.contains(Keys.tagged(rule, key)))
                        .toArray();
                return Keys.refined(such, source.taken(rowsUnder[i]), part);
              });
    }
    return hot.build().toArray();
  }

  private HotKeys large(long[] sorted, int rule) {
    LongStream.Builder large = LongStream.builder();
    for (int from = 0; from < sorted.length; ) {
      long key = Keys.tagged(rule, sorted[from]);
      int to = from + 1;
      while (to < sorted.length && Keys.tagged(rule, sorted[to]) == key) {
        to++;
      }
      if (to - from > limit) {
        large.add(key);
      }
      from = to;
    }
    return new HotKeys(large.build().toArray());
  }
}
