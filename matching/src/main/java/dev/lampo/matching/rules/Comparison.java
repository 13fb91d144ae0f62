package dev.lampo.matching.rules;

import java.util.List;

/**
 * How one feature of two records is compared: the first level that holds counts, from the most
 * alike down; where none holds, the values differ.
 *
 * @param name as explanations call it
 * @param feature its place in {@link Rules#features()}
 * @param other a second feature for levels that cross two of them, such as given and family name;
 *     -1 where there is none
 * @param levels in order, at least one
 * @param frequency whether agreeing on a rare value weighs more than on a common one
 * @param m for each level and, last, for different values: how often records of one entity have it,
 *     as far as is known beforehand; empty where training finds it out
 * @param u the same of records of two entities
 */
public record Comparison(
    String name,
    int feature,
    int other,
    List<Level> levels,
    boolean frequency,
    List<Double> m,
    List<Double> u) {
  /** The level of two values of which one is missing. */
  public static final int ABSENT = 0;

  /** All outcomes of all comparisons of a pair must fit into one number of 64 bits. */
  public static final double BITS_MAX = 62;

  /** What a comparison with so many levels takes of these. */
  public static double bits(int levels) {
    return Math.log(levels + 2) / Math.log(2);
  }

  /** Copies the lists. */
  public Comparison {
    levels = List.copyOf(levels);
    m = List.copyOf(m);
    u = List.copyOf(u);
  }

  /** The level of values that are alike on no level. */
  public int different() {
    return levels.size() + 1;
  }

  /** How many outcomes there are, absent and different included. */
  public int outcomes() {
    return levels.size() + 2;
  }

  /** What a level says, for people. */
  public String describe(int level) {
    return level == ABSENT
        ? "absent"
        : level == different() ? "different" : levels.get(level - 1).text();
  }
}
