package dev.lampo.matching.evaluate;

import dev.lampo.matching.block.Blocks;
import dev.lampo.matching.block.Keys;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.Prepared;
import dev.lampo.matching.rules.BlockingRule;
import java.util.ArrayList;
import java.util.List;
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
    Blocks blocks = Blocks.of(records.size(), row -> keys.of(records.values(row)));
    List<BlockingRule> rules = model.rules().blocking().rules();
    Found found = new Found(rules.size());
    if (truth != null) {
      for (int[] entity : groups(truth)) {
        found.add(blocks, entity);
      }
    }
    long[] pairs = blocks.pairsByRule(rules.size());
    List<BlockingRecall.ByRule> byRule = new ArrayList<>();
    for (int rule = 0; rule < pairs.length; rule++) {
      byRule.add(
          new BlockingRecall.ByRule(
              rules.get(rule).toString(), pairs[rule], found.byRule[rule], found.alone[rule]));
    }
    return new BlockingPlan(
        blocks.pairs(),
        new BlockingRecall(found.all, found.any, blocks.pairs(), byRule),
        KeyCensus.hottest(model, records, hottestMax));
  }

  /** Which rules find the pairs that truly are one. */
  private static final class Found {
    private final long[] byRule;
    private final long[] alone;
    private long all;
    private long any;
    private int rules;
    private int last;

    Found(int rules) {
      byRule = new long[rules];
      alone = new long[rules];
    }

    void add(Blocks blocks, int[] entity) {
      for (int i = 0; i < entity.length; i++) {
        for (int j = i + 1; j < entity.length; j++) {
          all++;
          rules = 0;
          blocks.rulesShared(entity[i], entity[j], this::add);
          any += rules > 0 ? 1 : 0;
          if (rules == 1) {
            alone[last]++;
          }
        }
      }
    }

    private void add(int rule) {
      byRule[rule]++;
      rules++;
      last = rule;
    }
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
