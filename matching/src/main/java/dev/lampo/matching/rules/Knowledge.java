package dev.lampo.matching.rules;

/**
 * What rules know before any record is seen counts as much as so many records would that show just
 * that: with a few hundred records it decides, with a million it is forgotten. Statistically the
 * pseudo-counts of a Dirichlet prior on m, on u and on the share of matches (Winkler 2006,
 * "Overview of record linkage and current research directions").
 *
 * @param records how many records the knowledge of chance counts as; zero for none, where shares
 *     that are written in the rules hold whatever the records say
 * @param matches how many pairs of these records are one; as many the knowledge of m counts as
 */
public record Knowledge(int records, int matches) {
  /** No knowledge beforehand. */
  public static final Knowledge NONE = new Knowledge(0, 0);

  /** Whether shares that are written in the rules are mixed with what records say. */
  public boolean yields() {
    return records > 0;
  }

  /** How many pairs so many records have. */
  public double pairs() {
    return records * (records - 1.0) / 2;
  }

  /**
   * What records say of the share of matches, with what is known.
   *
   * @param matches found among the records' pairs
   * @param pairs of the records
   */
  public double prior(double matches, double pairs) {
    return (matches + this.matches) / (pairs + pairs());
  }

  /**
   * What records say of chance, with what is known.
   *
   * @param seen the share of an outcome among the records' pairs
   * @param known the share of the rules
   * @param values how many records had a value
   */
  public double chance(double seen, double known, double values) {
    double pairs = values * Math.max(0, values - 1) / 2;
    return yields() ? (pairs * seen + pairs() * known) / (pairs + pairs()) : known;
  }
}
