package dev.lampo.matching.model;

import dev.lampo.matching.compare.Measure;
import dev.lampo.matching.compare.Value;
import dev.lampo.matching.rules.Comparison;
import dev.lampo.matching.rules.Condition;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Weighs pairs of records by a model. The weight of a pair depends on the two records and the model
 * alone and is the same either way round. Allocates nothing per pair. Not for several threads; make
 * one for each.
 */
public final class Scorer {
  /** The weight of a pair that a deterministic rule joins. */
  public static final double ALWAYS = 1_000;

  /** The weight of a pair that a veto forbids. */
  public static final double NEVER = -1_000;

  private static final int OPEN = -1;

  /** A bound is added up in another order than a weight. */
  private static final double ROUNDING = 1e-6;

  private final Comparer comparer;
  private final Comparison[] comparisons;
  private final double[][] bits;
  private final double[] exactBits;
  private final Condition[] always;
  private final Condition[] never;
  private final double priorBits;

  /** By comparison: the most that it can weigh where its first level does not hold. */
  private final double[] mostBits;

  /** By comparison: whether its first level asks whether both values are the same. */
  private final boolean[] exactFirst;

  /** The comparisons, those first that may take most away. */
  private final int[] order;

  private final int[] outcomes;

  /** Weighs by a model. */
  public Scorer(Model model) {
    comparisons = model.rules().comparisons().toArray(Comparison[]::new);
    comparer = new Comparer(model.rules().comparisons());
    always = model.rules().always().toArray(Condition[]::new);
    never = model.rules().never().toArray(Condition[]::new);
    priorBits = model.priorBits();
    bits = new double[comparisons.length][];
    exactBits = new double[comparisons.length];
    for (int i = 0; i < comparisons.length; i++) {
      Weights weights = model.weights().get(i);
      bits[i] = new double[comparisons[i].outcomes()];
      for (int outcome = 1; outcome < bits[i].length; outcome++) {
        bits[i][outcome] = weights.bits(outcome);
      }
      exactBits[i] = StrictMath.log(weights.m()[1]) / StrictMath.log(2);
    }
    outcomes = new int[comparisons.length];
    exactFirst = new boolean[comparisons.length];
    mostBits = new double[comparisons.length];
    double[] gaps = new double[comparisons.length];
    for (int i = 0; i < comparisons.length; i++) {
      exactFirst[i] = comparisons[i].levels().get(0).measure() == Measure.EXACT;
      // Two names that are crossed are judged by one of both comparisons and unknown to the other.
      mostBits[i] = comparisons[i].other() >= 0 ? 0 : Double.NEGATIVE_INFINITY;
      double least = 0;
      for (int outcome = exactFirst[i] ? 2 : 1; outcome < bits[i].length; outcome++) {
        mostBits[i] = Math.max(mostBits[i], bits[i][outcome]);
        least = Math.min(least, bits[i][outcome]);
      }
      gaps[i] = mostBits[i] - least;
    }
    order =
        IntStream.range(0, comparisons.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -gaps[i]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /** The weight of a pair in bits, prior included; {@link #ALWAYS} or {@link #NEVER} by rule. */
  public double weigh(Value[] a, Value[] b) {
    if (forbids(a, b)) {
      return NEVER;
    }
    for (Condition condition : always) {
      if (condition.holds(a, b)) {
        return ALWAYS;
      }
    }
    for (int i = 0; i < comparisons.length; i++) {
      outcomes[i] = outcome(i, a, b);
    }
    return sum(a, b);
  }

  /**
   * The weight of a pair that has at least some weight; of any other, something below that. What is
   * the same or missing is looked at first. Where the rest could not lift the pair to that weight
   * any more, the rest is not compared: of pairs that only share a street, hardly anything.
   */
  public double weigh(Value[] a, Value[] b, double least) {
    for (Condition condition : always) {
      if (condition.holds(a, b)) {
        return forbids(a, b) ? NEVER : ALWAYS;
      }
    }
    double bound = priorBits;
    for (int i = 0; i < comparisons.length; i++) {
      Value left = a[comparisons[i].feature()];
      Value right = b[comparisons[i].feature()];
      if (left == null || right == null) {
        outcomes[i] = Comparison.ABSENT;
      } else if (exactFirst[i] && left.same(right)) {
        outcomes[i] = 1;
        bound += bits(i, 1, a, b);
      } else {
        outcomes[i] = OPEN;
        bound += mostBits[i];
      }
    }
    if (bound < least - ROUNDING || forbids(a, b)) {
      return NEVER;
    }
    for (int i : order) {
      if (outcomes[i] == OPEN) {
        outcomes[i] = outcome(i, a, b);
        bound += bits(i, outcomes[i], a, b) - mostBits[i];
        if (bound < least - ROUNDING) {
          return NEVER;
        }
      }
    }
    return sum(a, b);
  }

  /** Always added up in the order of the rules: a weight must not depend on who asks. */
  private double sum(Value[] a, Value[] b) {
    double sum = priorBits;
    for (int i = 0; i < comparisons.length; i++) {
      sum += bits(i, outcomes[i], a, b);
    }
    return sum;
  }

  /** Whether a veto forbids the pair. */
  public boolean forbids(Value[] a, Value[] b) {
    for (Condition condition : never) {
      if (condition.holds(a, b)) {
        return true;
      }
    }
    return false;
  }

  /** What an outcome of a comparison weighs for this pair. */
  public double bits(int comparison, int outcome, Value[] a, Value[] b) {
    Comparison compared = comparisons[comparison];
    if (compared.frequency()
        && outcome == 1
        && compared.levels().get(0).measure() == Measure.EXACT) {
      return exactBits[comparison] + a[compared.feature()].rarityBits();
    }
    return bits[comparison][outcome];
  }

  /** The outcome of a comparison: 0 where a value is missing, else the number of the level. */
  public int outcome(int comparison, Value[] a, Value[] b) {
    return comparer.outcome(comparison, a, b);
  }
}
