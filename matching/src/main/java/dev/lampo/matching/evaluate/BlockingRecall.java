package dev.lampo.matching.evaluate;

import java.util.List;

/**
 * How many of the pairs that truly are one are compared at all, and what that costs.
 *
 * @param truePairs pairs that truly are one; zero where no truth is known
 * @param found those of them that share a key
 * @param compared all pairs that share a key
 * @param byRule one for each blocking rule
 */
public record BlockingRecall(long truePairs, long found, long compared, List<ByRule> byRule) {
  /** Copies the list. */
  public BlockingRecall {
    byRule = List.copyOf(byRule);
  }

  /**
   * What one blocking rule brings.
   *
   * @param rule as written
   * @param pairs how many pairs it compares; a pair with several keys of it counts for each
   * @param found pairs that truly are one and share a key of it
   * @param alone those of them that no other rule finds
   */
  public record ByRule(String rule, long pairs, long found, long alone) {}

  /** The share of true pairs that are compared (pair completeness). */
  public double recall() {
    return truePairs == 0 ? 1 : (double) found / truePairs;
  }

  /** The share of true pairs that one rule finds. */
  public double recall(ByRule rule) {
    return truePairs == 0 ? 1 : (double) rule.found() / truePairs;
  }
}
