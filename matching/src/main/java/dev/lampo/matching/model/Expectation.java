package dev.lampo.matching.model;

import dev.lampo.matching.rules.Comparison;
import dev.lampo.matching.rules.Knowledge;
import dev.lampo.matching.rules.Rules;
import java.util.ArrayList;
import java.util.List;

/**
 * Expectation–maximisation for the model of Fellegi and Sunter (1969) as Winkler (1988) gives it: u
 * is known, the share of matches and m are looked for. A few pseudo-observations keep m sensible
 * where there is little data. Deterministic: patterns are summed in their order.
 */
final class Expectation {
  private static final int ROUNDS_MAX = 200;
  private static final double ENOUGH = 1e-6;

  /** So many matches are taken as seen beforehand, spread as the first guess of m is. */
  private static final double PSEUDO_MATCHES = 5;

  private final long pairs;
  private final List<int[]> candidates = new ArrayList<>();
  private final double[] counts;
  private final List<Comparison> comparisons;
  private final Knowledge knowledge;
  private final double[][] u;
  private final boolean[] used;
  private final double[][] start;
  private final double[][] m;
  private double share;

  /**
   * Prepares a run.
   *
   * @param used which comparisons tell something among these pairs; the others are left out
   * @param m the first guess, by comparison and outcome
   */
  Expectation(
      Patterns patterns, Rules rules, double[][] u, boolean[] used, double[][] m, double share) {
    this.pairs = patterns.pairs();
    this.comparisons = rules.comparisons();
    this.counts = candidates(patterns, new Majority(rules));
    this.knowledge = rules.knowledge();
    this.u = u;
    this.used = used;
    this.start = m;
    this.m = new double[m.length][];
    for (int i = 0; i < m.length; i++) {
      this.m[i] = m[i].clone();
    }
    this.share = share;
  }

  /** Keeps the outcomes of pairs that may be matches; returns how many pairs have each. */
  private double[] candidates(Patterns patterns, Majority majority) {
    List<Long> kept = new ArrayList<>();
    for (long pattern : patterns.sorted()) {
      int[] outcomes = patterns.outcomes(pattern);
      if (majority.agrees(outcomes)) {
        candidates.add(outcomes);
        kept.add(patterns.count(pattern));
      }
    }
    return kept.stream().mapToDouble(Long::doubleValue).toArray();
  }

  /** Runs until nothing moves any more. */
  Expectation run() {
    for (int round = 0; round < ROUNDS_MAX; round++) {
      if (step() < ENOUGH) {
        break;
      }
    }
    return this;
  }

  private double step() {
    double[][] sums = new double[m.length][];
    for (int i = 0; i < m.length; i++) {
      sums[i] = new double[m[i].length];
    }
    double matches = 0;
    for (int candidate = 0; candidate < counts.length; candidate++) {
      int[] outcomes = candidates.get(candidate);
      double expected = counts[candidate] * posterior(outcomes);
      matches += expected;
      for (int i = 0; i < m.length; i++) {
        sums[i][outcomes[i]] += expected;
      }
    }
    double moved = Math.abs(matches / pairs - share);
    share = Math.min(0.999_999, Math.max(1e-12, matches / pairs));
    for (int i = 0; i < m.length; i++) {
      boolean known = !comparisons.get(i).m().isEmpty();
      if (used[i] && (!known || knowledge.yields())) {
        double beforehand = known ? knowledge.matches() : PSEUDO_MATCHES;
        moved = Math.max(moved, maximise(m[i], sums[i], start[i], beforehand));
      }
    }
    return moved;
  }

  private static double maximise(double[] m, double[] sums, double[] start, double beforehand) {
    double total = beforehand;
    for (int outcome = 1; outcome < m.length; outcome++) {
      total += sums[outcome];
    }
    double moved = 0;
    for (int outcome = 1; outcome < m.length; outcome++) {
      double next = (sums[outcome] + beforehand * start[outcome]) / total;
      moved = Math.max(moved, Math.abs(next - m[outcome]));
      m[outcome] = next;
    }
    return moved;
  }

  private double posterior(int[] outcomes) {
    double odds = share / (1 - share);
    for (int i = 0; i < m.length; i++) {
      if (used[i] && outcomes[i] != Comparison.ABSENT) {
        odds *= m[i][outcomes[i]] / u[i][outcomes[i]];
      }
    }
    return Double.isInfinite(odds) ? 1 : odds / (1 + odds);
  }

  double[][] m() {
    return m;
  }

  /** The share of matches among the pairs. */
  double share() {
    return share;
  }

  /** How many matches there are among the pairs. */
  double matches() {
    return share * pairs;
  }
}
