package dev.lampo.bench.people;

import java.util.Arrays;

/**
 * Ranks by the law of Zipf and Mandelbrot: the n-th has a weight of 1/(n + offset). The offset
 * keeps the first ones as rare as real names are. Immutable.
 */
final class Popularity {
  private final double[] shares;

  Popularity(int ranks, double offset) {
    shares = new double[ranks];
    double sum = 0;
    for (int i = 0; i < ranks; i++) {
      sum += 1 / (i + 1 + offset);
      shares[i] = sum;
    }
    for (int i = 0; i < ranks; i++) {
      shares[i] /= sum;
    }
  }

  /** A rank from 0. */
  int rank(Dice dice) {
    int at = Arrays.binarySearch(shares, dice.point());
    return Math.min(at < 0 ? -at - 1 : at, shares.length - 1);
  }
}
