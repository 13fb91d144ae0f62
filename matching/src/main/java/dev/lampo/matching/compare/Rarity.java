package dev.lampo.matching.compare;

/** How much a word tells: the rarer, the more. */
@FunctionalInterface
public interface Rarity {
  /** Every word tells the same. */
  Rarity NONE = word -> 1;

  /**
   * The weight of a word in bits, above zero.
   *
   * @param word as normalised
   */
  double bits(String word);
}
