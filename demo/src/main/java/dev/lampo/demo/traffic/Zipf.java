package dev.lampo.demo.traffic;

import java.util.Arrays;

/** Ranks that are as popular as Zipf has it: the n-th has a weight of 1/n. Immutable. */
public final class Zipf {
  /** Cumulated shares of the ranks; the last is one. */
  private final double[] shares;

  /** So many ranks. */
  public Zipf(int ranks) {
    shares = new double[ranks];
    double sum = 0;
    for (int i = 0; i < ranks; i++) {
      sum += 1.0 / (i + 1);
      shares[i] = sum;
    }
    for (int i = 0; i < ranks; i++) {
      shares[i] /= sum;
    }
  }

  /**
   * The rank, from 0, in whose share a point lies.
   *
   * @param point evenly distributed from 0 to 1 for ranks of the right popularity
   */
  public int rank(double point) {
    int at = Arrays.binarySearch(shares, point);
    return Math.min(at < 0 ? -at - 1 : at, shares.length - 1);
  }
}
