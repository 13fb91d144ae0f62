package dev.lampo.matching.evaluate;

import java.util.Arrays;

/**
 * How many compared pairs have which weight, in steps of one bit. Not for several threads; counted
 * apart, then joined.
 */
public final class Histogram {
  /** The weight at which the first step begins; lighter pairs count in it. */
  public static final int LEAST = -60;

  /** The weight at which the last step ends; heavier pairs count in it. */
  public static final int MOST = 80;

  private final long[] one = new long[MOST - LEAST];
  private final long[] apart = new long[MOST - LEAST];
  private final long[] unknown = new long[MOST - LEAST];
  private long always;
  private long never;

  void add(double bits, boolean known, boolean isOne) {
    if (bits >= dev.lampo.matching.model.Scorer.ALWAYS) {
      always++;
    } else if (bits <= dev.lampo.matching.model.Scorer.NEVER) {
      never++;
    } else {
      int step = (int) Math.floor(bits) - LEAST;
      long[] counts = !known ? unknown : isOne ? one : apart;
      counts[Math.max(0, Math.min(counts.length - 1, step))]++;
    }
  }

  Histogram join(Histogram other) {
    Arrays.setAll(one, i -> one[i] + other.one[i]);
    Arrays.setAll(apart, i -> apart[i] + other.apart[i]);
    Arrays.setAll(unknown, i -> unknown[i] + other.unknown[i]);
    always += other.always;
    never += other.never;
    return this;
  }

  /** Pairs from a weight on, up to the next whole one, that truly are one. */
  public long one(int bits) {
    return one[bits - LEAST];
  }

  /** Such pairs that truly are apart. */
  public long apart(int bits) {
    return apart[bits - LEAST];
  }

  /** Such pairs of which nothing is known. */
  public long unknown(int bits) {
    return unknown[bits - LEAST];
  }

  /** All such pairs. */
  public long all(int bits) {
    return one(bits) + apart(bits) + unknown(bits);
  }

  /** Pairs that a deterministic rule joins. */
  public long always() {
    return always;
  }

  /** Pairs that a veto forbids. */
  public long never() {
    return never;
  }
}
