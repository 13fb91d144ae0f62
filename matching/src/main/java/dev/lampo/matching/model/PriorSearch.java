package dev.lampo.matching.model;

import dev.lampo.matching.rules.Comparison;
import java.util.Arrays;

/** Looks for the number of matches among pairs whose weights are known. */
final class PriorSearch {
  private static final int ROUNDS = 100;
  private static final double START = 0.05;

  private PriorSearch() {}

  /**
   * The expected matches of the share that explains the patterns best. u is that of all pairs and
   * not of those that share a key, so the share must be one of all pairs too: else whatever a key
   * finds would look like a match for having that key.
   *
   * @param all of how many pairs these are the ones that share a key; the others hold no matches
   */
  static double matches(Patterns patterns, double[][] m, double[][] u, double all) {
    long[] sorted = patterns.sorted();
    double[] likelihoods =
        Arrays.stream(sorted)
            .mapToDouble(pattern -> likelihood(patterns.outcomes(pattern), m, u))
            .toArray();
    double[] counts = Arrays.stream(sorted).mapToDouble(patterns::count).toArray();
    double share = START * patterns.pairs() / all;
    for (int round = 0; round < ROUNDS; round++) {
      double before = share / (1 - share);
      double matches = 0;
      for (int i = 0; i < sorted.length; i++) {
        double odds = before * likelihoods[i];
        matches += counts[i] * (Double.isInfinite(odds) ? 1 : odds / (1 + odds));
      }
      share = Math.min(0.999_999, Math.max(1e-18, matches / all));
    }
    return share * all;
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
