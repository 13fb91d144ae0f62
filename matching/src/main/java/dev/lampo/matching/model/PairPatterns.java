package dev.lampo.matching.model;

import dev.lampo.matching.block.Blocks;
import dev.lampo.matching.compare.Hash;
import dev.lampo.matching.compare.Value;
import dev.lampo.matching.rules.Comparison;
import dev.lampo.matching.rules.Condition;
import dev.lampo.matching.rules.Rules;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Counts the patterns of the pairs of blocks; of very many pairs a sample, in which a pair is or is
 * not by its contents alone. Pairs that a veto forbids are left out: they are no matches, and would
 * only teach that relatives are.
 */
final class PairPatterns {
  private static final int PARTS = 64;

  private final Prepared records;
  private final List<Comparison> comparisons;
  private final List<Condition> never;
  private final long pairsMax;

  PairPatterns(Prepared records, Rules rules, long pairsMax) {
    this.records = records;
    this.comparisons = rules.comparisons();
    this.never = rules.never();
    this.pairsMax = pairsMax;
  }

  /** The share of pairs that are counted: 1 where all are. */
  double share(Blocks blocks) {
    return Math.min(1, (double) pairsMax / Math.max(1, blocks.pairs()));
  }

  Patterns of(Blocks blocks) {
    long pairs = blocks.pairs();
    long keep = pairs <= pairsMax ? Long.MAX_VALUE : (long) (0x1p63 * pairsMax / pairs);
    int[] cuts = blocks.cuts(PARTS);
    return IntStream.range(0, PARTS)
        .parallel()
        .mapToObj(part -> count(blocks, cuts[part], cuts[part + 1], keep))
        .reduce(new Patterns(comparisons), (a, b) -> new Patterns(comparisons).join(a).join(b));
  }

  private Patterns count(Blocks blocks, int from, int to, long keep) {
    Patterns patterns = new Patterns(comparisons);
    Comparer comparer = new Comparer(comparisons);
    blocks.forEachPair(
        from,
        to,
        (left, right) -> {
          Value[] a = records.values(left);
          Value[] b = records.values(right);
          if ((keep == Long.MAX_VALUE || sampled(a, b, keep)) && !forbidden(a, b)) {
            patterns.add(pattern(comparer, a, b), 1);
          }
        });
    return patterns;
  }

  private boolean forbidden(Value[] a, Value[] b) {
    for (Condition condition : never) {
      if (condition.holds(a, b)) {
        return true;
      }
    }
    return false;
  }

  private static boolean sampled(Value[] a, Value[] b, long keep) {
    long left = Chance.content(a);
    long right = Chance.content(b);
    return (Hash.both(Math.min(left, right), Math.max(left, right)) >>> 1) < keep;
  }

  private long pattern(Comparer comparer, Value[] a, Value[] b) {
    long pattern = 0;
    for (int i = 0; i < comparisons.size(); i++) {
      Comparison comparison = comparisons.get(i);
      pattern = pattern * comparison.outcomes() + comparer.outcome(i, a, b);
    }
    return pattern;
  }
}
