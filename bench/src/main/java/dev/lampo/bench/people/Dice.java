package dev.lampo.bench.people;

import dev.lampo.matching.compare.Hash;
import java.util.List;

/**
 * Chance that is the same everywhere (SplitMix64). One for each thing that is drawn, so that what
 * one person is does not depend on how many numbers another one took.
 */
final class Dice {
  private static final long STEP = 0x9e3779b97f4a7c15L;

  private long state;

  /** What is drawn; each has numbers of its own. */
  enum About {
    PLAN,
    HOUSEHOLD,
    MEMBER,
    PERSON,
    MOVED,
    RECORD
  }

  Dice(long seed, About about, long number) {
    state = Hash.both(Hash.both(seed, about.ordinal()), number);
  }

  /** A number from 0 up to, and without, a bound. */
  int below(int bound) {
    return (int) ((next() >>> 32) * bound >>> 32);
  }

  /** A point from 0 to 1, without 1. */
  double point() {
    return (next() >>> 11) * 0x1p-53;
  }

  /** True in so many cases of one. */
  boolean chance(double share) {
    return point() < share;
  }

  /** One of several, each as likely. */
  <T> T of(List<T> several) {
    return several.get(below(several.size()));
  }

  private long next() {
    state += STEP;
    return Hash.mixed(state);
  }
}
