package dev.lampo.matching.block;

import dev.lampo.matching.compare.Value;
import dev.lampo.matching.rules.Blocking;
import dev.lampo.matching.rules.BlockingRule;
import dev.lampo.matching.rules.KeyPart;
import java.util.Arrays;
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
    for (int rule = 0; rule < blocking.rules().size() && !blocking.refine().isEmpty(); rule++) {
      hot = hot.with(new HotKeys(ofRule(rule)));
    }
    return hot;
  }

  /** Rule by rule: keys of two rules are never the same, and less is held at a time. */
  private long[] ofRule(int rule) {
    LongStream.Builder hot = LongStream.builder();
    BlockingRule by = blocking.rules().get(rule);
    int[] rows = IntStream.range(0, size).toArray();
    KeyTable plain = KeyTable.of(size, row -> Keys.distinct(Keys.plain(records.apply(row), by)));
    for (int depth = 0; depth < blocking.refine().size(); depth++) {
      HotKeys large = large(plain.sorted(), rule);
      if (large.sorted().length == 0) {
        break;
      }
      Arrays.stream(large.sorted()).forEach(hot);
      KeyTable parent = plain;
      int[] all = rows;
      // A refined key is one that only records of hot keys have: nobody else is looked at again.
      int[] under =
          IntStream.range(0, all.length)
              .parallel()
              .filter(i -> parent.anyKey(i, key -> large.contains(Keys.tagged(rule, key))))
              .toArray();
      rows = Arrays.stream(under).map(i -> all[i]).toArray();
      int[] rowsUnder = rows;
      KeyPart part = blocking.refine().get(depth);
      plain =
          KeyTable.of(
              under.length,
              i -> {
                long[] keys = parent.keys(under[i]);
                long[] such =
                    Arrays.stream(keys)
                        .filter(key -> large.contains(Keys.tagged(rule, key)))
                        .toArray();
                return Keys.refined(such, records.apply(rowsUnder[i]), part);
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
      if (to - from > blocking.limit()) {
        large.add(key);
      }
      from = to;
    }
    return new HotKeys(large.build().toArray());
  }
}
