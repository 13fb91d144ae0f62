package dev.lampo.matching.model;

import java.util.Arrays;

/**
 * What the outcomes of one comparison weigh. Index 0 is the absent value, which weighs nothing; the
 * last is that of different values.
 *
 * @param m how often records of one entity have the outcome, where both values are there
 * @param u how often records of two entities have it
 */
public record Weights(double[] m, double[] u) {
  /** Copies the arrays. */
  public Weights {
    m = m.clone();
    u = u.clone();
  }

  /** Evidence in bits: the logarithm of how much likelier the outcome is for one entity. */
  public double bits(int outcome) {
    return outcome == 0 ? 0 : StrictMath.log(m[outcome] / u[outcome]) / StrictMath.log(2);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Weights weights
        && Arrays.equals(m, weights.m)
        && Arrays.equals(u, weights.u);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(m) + Arrays.hashCode(u);
  }

  @Override
  public String toString() {
    return "m " + Arrays.toString(m) + ", u " + Arrays.toString(u);
  }
}
