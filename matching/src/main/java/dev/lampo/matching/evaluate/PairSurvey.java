package dev.lampo.matching.evaluate;

import dev.lampo.matching.block.Blocks;
import dev.lampo.matching.block.Keys;
import dev.lampo.matching.cluster.Edges;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.Prepared;
import dev.lampo.matching.model.Scorer;
import dev.lampo.matching.rules.BlockingRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Weighs all pairs that share a key once more and keeps what a resolution does not: how weights are
 * spread, and what became of the pairs that truly are one.
 *
 * @param compared how many pairs share a key
 * @param weights how they are spread
 * @param likely pairs above a weight at which nobody would join them, for a threshold curve
 * @param ones pairs that truly are one, with their weights
 * @param recall which blocking rules find them
 */
public record PairSurvey(
    long compared, Histogram weights, Edges likely, Edges ones, BlockingRecall recall) {
  private static final int PARTS = 64;

  /** No threshold below this probability is of any use: one in a thousand. */
  private static final double LIKELY_BITS = -10;

  /**
   * Surveys all records.
   *
   * @param truth the number of each row's true entity, -1 where not known; null where nothing is
   */
  public static PairSurvey of(Model model, Prepared records, int[] truth) {
    int[] entities = truth == null ? nothing(records.size()) : truth;
    return new Surveyor(model, records, new Known(entities)).survey();
  }

  private static int[] nothing(int rows) {
    int[] nothing = new int[rows];
    Arrays.fill(nothing, -1);
    return nothing;
  }

  private static final class Surveyor {
    private final Model model;
    private final Prepared records;
    private final Known truth;
    private final Keys keys;
    private final int rules;

    Surveyor(Model model, Prepared records, Known truth) {
      this.model = model;
      this.records = records;
      this.truth = truth;
      this.keys = model.keys();
      this.rules = model.rules().blocking().rules().size();
    }

    PairSurvey survey() {
      Blocks blocks = Blocks.of(records.size(), row -> keys.of(records.values(row)));
      int[] cuts = blocks.cuts(PARTS);
      List<Part> parts =
          IntStream.range(0, PARTS)
              .parallel()
              .mapToObj(part -> new Part().over(blocks, cuts[part], cuts[part + 1]))
              .collect(Collectors.toList());
      Part all = new Part();
      parts.forEach(all::add);
      return new PairSurvey(all.compared, all.weights, all.likely, all.ones, recall(all, blocks));
    }

    private BlockingRecall recall(Part all, Blocks blocks) {
      long[] pairs = blocks.pairsByRule(rules);
      List<BlockingRecall.ByRule> byRule = new ArrayList<>();
      for (int rule = 0; rule < rules; rule++) {
        BlockingRule written = model.rules().blocking().rules().get(rule);
        byRule.add(
            new BlockingRecall.ByRule(
                written.toString(), pairs[rule], all.found[rule], all.alone[rule]));
      }
      return new BlockingRecall(truth.pairs(), all.ones.size(), all.compared, byRule);
    }

    private final class Part {
      private final Histogram weights = new Histogram();
      private final Edges likely = new Edges();
      private final Edges ones = new Edges();
      private final long[] found = new long[rules];
      private final long[] alone = new long[rules];
      private long compared;
      private int sharing;
      private int lastSharing;

      Part over(Blocks blocks, int from, int to) {
        Scorer scorer = new Scorer(model);
        blocks.forEachPair(
            from,
            to,
            (left, right) ->
                add(
                    blocks,
                    left,
                    right,
                    scorer.weigh(records.values(left), records.values(right))));
        return this;
      }

      private void add(Blocks blocks, int left, int right, double bits) {
        compared++;
        boolean one = truth.one(left, right);
        weights.add(bits, truth.both(left, right), one);
        if (bits >= LIKELY_BITS) {
          likely.add(left, right, bits);
        }
        if (one) {
          ones.add(left, right, bits);
          countRules(blocks, left, right);
        }
      }

      private void countRules(Blocks blocks, int left, int right) {
        sharing = 0;
        blocks.rulesShared(left, right, this::countRule);
        if (sharing == 1) {
          alone[lastSharing]++;
        }
      }

      private void countRule(int rule) {
        found[rule]++;
        lastSharing = rule;
        sharing++;
      }

      void add(Part other) {
        compared += other.compared;
        weights.join(other.weights);
        likely.addAll(other.likely);
        ones.addAll(other.ones);
        for (int rule = 0; rule < rules; rule++) {
          found[rule] += other.found[rule];
          alone[rule] += other.alone[rule];
        }
      }
    }
  }
}
