package dev.lampo.matching.cluster;

import dev.lampo.matching.model.Scorer;

/** How pairs count where parts of an entity are held together by all pairs between them. */
public final class Cohesion {
  private static final double BITS_MOST = 12;

  private Cohesion() {}

  /** What a pair's weight counts for: bounded both ways, unless a rule decides it. */
  public static double counted(double bits) {
    return bits == Scorer.ALWAYS ? bits : Math.max(-BITS_MOST, Math.min(BITS_MOST, bits));
  }
}
