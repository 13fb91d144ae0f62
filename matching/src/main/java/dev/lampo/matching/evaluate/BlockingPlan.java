package dev.lampo.matching.evaluate;

import dev.lampo.matching.block.Blocks;
import dev.lampo.matching.block.Keys;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.Prepared;
import dev.lampo.matching.rules.BlockingRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What blocking is going to cost and to find, before any pair is compared.
 *
 * @param pairs how many pairs share a key, those that share several counting for each
 * @param recall which true pairs are found; its {@code compared} is {@code pairs}
 * @param hottest the keys under which most records lie
 */
public record BlockingPlan(long pairs, BlockingRecall recall, List<KeyCensus.Hot> hottest) {
  /** Copies the list. */
  public BlockingPlan {
    hottest = List.copyOf(hottest);
  }

  /**
   * Plans.
   *
   * @param model of which only the rules, the frequencies and the hot keys count
   * @param truth the number of each row's true entity, -1 where not known; null where nothing is
   * @param hottestMax so many keys are shown
   */
  public static BlockingPlan of(Model model, Prepared records, int[] truth, int hottestMax) {
    Keys keys = model.keys();
    long pairs = new Blocks(byRow(records, row -> keys.of(records.values(row)))).pairs();
    int[][] ones = truth == null ? new int[0][] : groups(truth);
    List<BlockingRule> rules = model.rules().blocking().rules();
    byte[][] finders = new byte[ones.length][];
    Arrays.setAll(finders, group -> new byte[pairs(ones[group].length)]);
    int[][] alone = new int[ones.length][];
    Arrays.setAll(alone, group -> new int[finders[group].length]);
    List<long[]> counts = new ArrayList<>();
    for (int rule = 0; rule < rules.size(); rule++) {
      int at = rule;
      long[][] byRow = byRow(records, row -> keys.byRule(records.values(row), at));
      counts.add(new long[] {new Blocks(byRow).pairs(), found(byRow, ones, finders, alone, rule)});
    }
    return new BlockingPlan(
        pairs,
        recall(rules, counts, finders, alone, pairs),
        KeyCensus.hottest(model, records, hottestMax));
  }

  private static BlockingRecall recall(
      List<BlockingRule> rules, List<long[]> counts, byte[][] finders, int[][] alone, long pairs) {
    long[] single = new long[rules.size()];
    long found = 0;
    long all = 0;
    for (int group = 0; group < finders.length; group++) {
      all += finders[group].length;
      for (int pair = 0; pair < finders[group].length; pair++) {
        found += finders[group][pair] > 0 ? 1 : 0;
        if (finders[group][pair] == 1) {
          single[alone[group][pair]]++;
        }
      }
    }
    List<BlockingRecall.ByRule> byRule = new ArrayList<>();
    for (int rule = 0; rule < single.length; rule++) {
      byRule.add(
          new BlockingRecall.ByRule(
              rules.get(rule).toString(), counts.get(rule)[0], counts.get(rule)[1], single[rule]));
    }
    return new BlockingRecall(all, found, pairs, byRule);
  }

  /** How many true pairs a rule finds; each is noted with how many rules found it, at most two. */
  private static long found(
      long[][] byRow, int[][] ones, byte[][] finders, int[][] alone, int rule) {
    return IntStream.range(0, ones.length)
        .parallel()
        .mapToLong(group -> found(byRow, ones[group], finders[group], alone[group], rule))
        .sum();
  }

  private static long found(long[][] byRow, int[] rows, byte[] finders, int[] alone, int rule) {
    long found = 0;
    int pair = 0;
    for (int i = 0; i < rows.length; i++) {
      for (int j = i + 1; j < rows.length; j++, pair++) {
        if (share(byRow[rows[i]], byRow[rows[j]])) {
          found++;
          alone[pair] = rule;
          finders[pair] = (byte) Math.min(2, finders[pair] + 1);
        }
      }
    }
    return found;
  }

  private static boolean share(long[] ours, long[] theirs) {
    for (long key : ours) {
      if (Arrays.binarySearch(theirs, key) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static int pairs(int rows) {
    return Math.multiplyExact(rows, rows - 1) / 2;
  }

  private static long[][] byRow(Prepared records, Function<Integer, long[]> keys) {
    long[][] byRow = new long[records.size()][];
    IntStream.range(0, byRow.length).parallel().forEach(row -> byRow[row] = keys.apply(row));
    return byRow;
  }

  /** The rows of each true entity. */
  private static int[][] groups(int[] truth) {
    return IntStream.range(0, truth.length)
        .filter(row -> truth[row] >= 0)
        .boxed()
        .collect(java.util.stream.Collectors.groupingBy(row -> truth[row]))
        .values()
        .stream()
        .map(rows -> rows.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }
}
