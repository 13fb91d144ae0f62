package dev.lampo.matching.model;

import dev.lampo.matching.block.Blocks;
import dev.lampo.matching.compare.Value;
import dev.lampo.matching.rules.Comparison;
import dev.lampo.matching.rules.Condition;
import dev.lampo.matching.rules.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Counts the patterns of the pairs that blocking finds, of all and of each rule's; of very many
 * pairs a sample, in which a pair is or is not by its contents alone. Each pair is compared once,
 * however many rules find it. Pairs that a veto forbids are left out: they are no matches, and
 * would only teach that relatives are.
 */
final class PairPatterns {
  private static final long PAIRS_MAX = 1_000_000;
  private static final long RULE_PAIRS_MAX = 250_000;
  private static final int PARTS = 64;

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
    private final long keepMost;
    private final Comparer comparer = new Comparer(comparisons);
    private final Patterns all = new Patterns(comparisons);
    private final Patterns[] byRule;
    private final IntConsumer wanting = this::want;
    private final IntConsumer adding = this::add;
    private long drawn;
    private boolean wanted;
    private long pattern;

    Part(Blocks blocks, long keep, long[] keepByRule) {
      this.blocks = blocks;
      this.keep = keep;
      this.keepByRule = keepByRule;
      this.keepMost = Math.max(keep, Arrays.stream(keepByRule).max().orElse(0));
      this.byRule = new Patterns[keepByRule.length];
      Arrays.setAll(byRule, rule -> new Patterns(comparisons));
    }

    Part over(int from, int to) {
      ReadAhead pairs = new ReadAhead(records, this::compare);
      blocks.forEachPair(
          from,
          to,
          (left, right) -> {
            if (isWanted(left, right)) {
              pairs.pair(left, right);
            }
          });
      pairs.flush();
      return this;
    }

    /** Whether all pairs or those of some rule are drawn to this one. */
    private boolean isWanted(int left, int right) {
      drawn = contents.both(left, right);
      wanted = drawn < keep;
      if (!wanted && drawn < keepMost) {
        blocks.rulesShared(left, right, wanting);
      }
      return wanted;
    }

    private void want(int rule) {
      wanted |= drawn < keepByRule[rule];
    }

    private void compare(int left, int right) {
      Value[] a = records.values(left);
      Value[] b = records.values(right);
      if (forbidden(a, b)) {
        return;
      }
      drawn = contents.both(left, right);
      pattern = pattern(a, b);
      if (drawn < keep) {
        all.add(pattern, 1);
      }
      blocks.rulesShared(left, right, adding);
    }

    private boolean forbidden(Value[] a, Value[] b) {
      for (Condition condition : never) {
        if (condition.holds(a, b)) {
          return true;
        }
      }
      return false;
    }

    private void add(int rule) {
      if (drawn < keepByRule[rule]) {
        byRule[rule].add(pattern, 1);
      }
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
