package dev.lampo.matching.cluster;

import dev.lampo.matching.model.Scorer;

/**
 * Keeps apart parts that a few pairs hold together and most pairs speak against: the mean weight of
 * all pairs between two parts must not be below a bound (average linkage, Sokal and Michener 1958,
 * over the weights of Fellegi and Sunter). One chance likeness of two records then does not make
 * two families one. No pair counts for much, {@link Cohesion#counted}, unless a rule decides it.
 */
final class CohesionClash implements Clash {
  /** In larger components no pairs are looked at but those that share a key. */
  static final int MEMBERS_MAX = 512;

  private final Members members;
  private final Scorer scorer;
  private final double least;
  private final int size;
  private final int[] counts;

  /** By two parts the sum of the weights of all pairs between them. */
  private double[] sums;

  CohesionClash(Members members, Scorer scorer, double least) {
    this.members = members;
    this.scorer = scorer;
    this.least = least;
    this.size = members.size();
    this.counts = new int[size];
  }

  /** Two records alone are judged by their weight. */
  static boolean applies(int members) {
    return members > 2 && members <= MEMBERS_MAX;
  }

  @Override
  public boolean any() {
    sums = new double[size * size];
    boolean any = false;
    for (int one = 0; one < size; one++) {
      counts[one] = 1;
      for (int other = one + 1; other < size; other++) {
        double bits = Cohesion.counted(scorer.weigh(members.values(one), members.values(other)));
        sums[one * size + other] = bits;
        sums[other * size + one] = bits;
        any |= bits < least;
      }
    }
    return any;
  }

  @Override
  public boolean between(int part, int other) {
    return sums[part * size + other] < least * counts[part] * counts[other];
  }

  @Override
  public void join(int into, int from) {
    for (int part = 0; part < size; part++) {
      sums[into * size + part] += sums[from * size + part];
      sums[part * size + into] = sums[into * size + part];
    }
    counts[into] += counts[from];
  }
}
