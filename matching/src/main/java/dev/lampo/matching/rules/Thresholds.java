package dev.lampo.matching.rules;

/**
 * From which probability on two records are one, and from which on a person should look.
 *
 * @param match above zero and below one
 * @param review not above {@code match}
 */
public record Thresholds(double match, double review) {
  /** The match threshold in bits: the logarithm of its odds. */
  public double matchBits() {
    return bits(match);
  }

  /** The review threshold in bits. */
  public double reviewBits() {
    return bits(review);
  }

  private static double bits(double probability) {
    return Math.log(probability / (1 - probability)) / Math.log(2);
  }
}
