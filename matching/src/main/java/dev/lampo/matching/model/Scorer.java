package dev.lampo.matching.model;

import dev.lampo.matching.compare.Measure;
import dev.lampo.matching.compare.Value;
import dev.lampo.matching.rules.Comparison;
import dev.lampo.matching.rules.Condition;

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

  private final Comparer comparer;
  private final Comparison[] comparisons;
  private final double[][] bits;
  private final double[] exactBits;
  private final Condition[] always;
  private final Condition[] never;
  private final double priorBits;

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
  }

  /** The weight of a pair in bits, prior included; {@link #ALWAYS} or {@link #NEVER} by rule. */
  public double weigh(Value[] a, Value[] b) {
    for (Condition condition : never) {
      if (condition.holds(a, b)) {
        return NEVER;
      }
    }
    for (Condition condition : always) {
      if (condition.holds(a, b)) {
        return ALWAYS;
      }
    }
    double sum = priorBits;
    for (int i = 0; i < comparisons.length; i++) {
      sum += bits(i, outcome(i, a, b), a, b);
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
