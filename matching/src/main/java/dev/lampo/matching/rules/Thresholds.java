package dev.lampo.matching.rules;

/**
 * From which probability on two records are one, and from which on a person should look.
 *
 * @param match above zero and below one
 * @param review not above {@code match}
 * @param cohesion the mean weight in bits that all pairs between two parts of an entity must have;
 *     {@link #COHESION_OFF} where it does not matter
 */
public record Thresholds(double match, double review, double cohesion) {
  /** No mean weight is as low. */
  public static final double COHESION_OFF = -100;

  /** The match threshold in bits: the logarithm of its odds. */
  public double matchBits() {
    return bits(match);
  }

  /** The review threshold in bits. */
  public double reviewBits() {
    return bits(review);
  }

  private static double bits(double probability) {
    return StrictMath.log(probability / (1 - probability)) / StrictMath.log(2);
  }
}
