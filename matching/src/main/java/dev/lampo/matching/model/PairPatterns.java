package dev.lampo.matching.model;

import dev.lampo.matching.block.Blocks;
import dev.lampo.matching.block.Keys;
import dev.lampo.matching.compare.Value;
import dev.lampo.matching.rules.Comparison;
import dev.lampo.matching.rules.Condition;
import dev.lampo.matching.rules.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Counts the patterns of the pairs that blocking finds, of all and of each rule's; of very many
 * pairs a sample, in which a pair is or is not by its contents alone. Pairs that a veto forbids are
 * left out: they are no matches, and would only teach that relatives are.
 */
final class PairPatterns {
  private static final long PAIRS_MAX = 1_000_000;
  private static final long RULE_PAIRS_MAX = 250_000;
  private static final int PARTS = 64;

  /** Marks of a pair: for all rules, for the one whose number is above. */
  private static final int ALL = 1;

  private static final int RULE = 2;
  private static final int RULE_SHIFT = 2;

  private final Prepared records;
  private final Contents contents;
  private final List<Comparison> comparisons;
  private final Condition[] never;
  private final List<Patterns> byRule;
  private final Patterns all;
  private double share = 1;

  PairPatterns(Prepared records, Contents contents, Rules rules) {
    this.records = records;
    this.contents = contents;
    this.comparisons = rules.comparisons();
    this.never = rules.never().toArray(Condition[]::new);
    this.all = new Patterns(comparisons);
    this.byRule = new ArrayList<>();
    rules.blocking().rules().forEach(rule -> byRule.add(new Patterns(comparisons)));
  }

  /** The patterns of all pairs that were counted. */
  Patterns all() {
    return all;
  }

  /** The patterns of the pairs that share a key of each rule. */
  List<Patterns> byRule() {
    return byRule;
  }

  /** The share of all pairs that was counted: 1 where all were. */
  double share() {
    return share;
  }

  PairPatterns count(Blocks blocks) {
    long pairs = blocks.pairs();
    share = Math.min(1, (double) PAIRS_MAX / Math.max(1, pairs));
    long[] pairsByRule = blocks.pairsByRule(byRule.size());
    long keep = kept(pairs, PAIRS_MAX);
    long[] keepByRule =
        Arrays.stream(pairsByRule).map(each -> kept(each, RULE_PAIRS_MAX)).toArray();
    int[] cuts = blocks.cuts(PARTS);
    IntStream.range(0, PARTS)
        .parallel()
        .mapToObj(part -> new Part(blocks, keep, keepByRule).over(cuts[part], cuts[part + 1]))
        .forEachOrdered(this::join);
    return this;
  }

  private static long kept(long pairs, long most) {
    return pairs <= most ? Long.MAX_VALUE : (long) (0x1p63 * most / pairs);
  }

  private void join(Part part) {
    all.join(part.all);
    for (int rule = 0; rule < byRule.size(); rule++) {
      byRule.get(rule).join(part.byRule[rule]);
    }
  }

  /** Some of the groups, by one thread. */
  private final class Part {
    private final Blocks blocks;
    private final long keep;
    private final long[] keepByRule;
    private final Comparer comparer = new Comparer(comparisons);
    private final Patterns all = new Patterns(comparisons);
    private final Patterns[] byRule;

    Part(Blocks blocks, long keep, long[] keepByRule) {
      this.blocks = blocks;
      this.keep = keep;
      this.keepByRule = keepByRule;
      this.byRule = new Patterns[keepByRule.length];
      Arrays.setAll(byRule, rule -> new Patterns(comparisons));
    }

    Part over(int from, int to) {
      ReadAhead drawn = new ReadAhead(records, this::compare);
      blocks.forEachPairOfGroups(
          from,
          to,
          (left, right, group) -> {
            int mark = mark(left, right, group);
            if (mark != 0) {
              drawn.pair(left, right, mark);
            }
          });
      drawn.flush();
      return this;
    }

    /** The lot is drawn first: it is cheaper than to look whether the pair was met before. */
    private int mark(int left, int right, long group) {
      long lot = contents.both(left, right);
      int rule = Keys.rule(group);
      int mark = 0;
      if (lot < keep && blocks.isFirst(left, right, group)) {
        mark |= ALL;
      }
      if (lot < keepByRule[rule] && blocks.isFirstOfRule(left, right, group)) {
        mark |= RULE;
      }
      return mark == 0 ? 0 : mark | rule << RULE_SHIFT;
    }

    private void compare(int left, int right, int mark) {
      Value[] a = records.values(left);
      Value[] b = records.values(right);
      if (forbidden(a, b)) {
        return;
      }
      long pattern = pattern(a, b);
      if ((mark & ALL) != 0) {
        all.add(pattern, 1);
      }
      if ((mark & RULE) != 0) {
        byRule[mark >>> RULE_SHIFT].add(pattern, 1);
      }
    }

    private boolean forbidden(Value[] a, Value[] b) {
      for (Condition condition : never) {
        if (condition.holds(a, b)) {
          return true;
        }
      }
      return false;
    }

    private long pattern(Value[] a, Value[] b) {
      long pattern = 0;
      for (int i = 0; i < comparisons.size(); i++) {
        pattern = pattern * comparisons.get(i).outcomes() + comparer.outcome(i, a, b);
      }
      return pattern;
    }
  }
}
