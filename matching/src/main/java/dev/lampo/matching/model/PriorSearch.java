package dev.lampo.matching.model;

import dev.lampo.matching.rules.Comparison;

/** Looks for the number of matches among pairs whose weights are known. */
final class PriorSearch {
  private static final int ROUNDS = 100;
  private static final double START = 0.05;

  private PriorSearch() {}

  /** The expected matches of the share that explains the patterns best. */
  static double matches(Patterns patterns, double[][] m, double[][] u) {
    long[] sorted = patterns.sorted();
    double pairs = patterns.pairs();
    double share = START;
    for (int round = 0; round < ROUNDS; round++) {
      double matches = 0;
      for (long pattern : sorted) {
        double odds = share / (1 - share) * likelihood(patterns.outcomes(pattern), m, u);
        matches += patterns.count(pattern) * (Double.isInfinite(odds) ? 1 : odds / (1 + odds));
      }
      share = Math.min(0.999_999, Math.max(1e-12, matches / pairs));
    }
    return share * pairs;
  }

  private static double likelihood(int[] outcomes, double[][] m, double[][] u) {
    double likelihood = 1;
    for (int i = 0; i < outcomes.length; i++) {
      if (outcomes[i] != Comparison.ABSENT) {
        likelihood *= m[i][outcomes[i]] / u[i][outcomes[i]];
      }
    }
    return likelihood;
  }
}
