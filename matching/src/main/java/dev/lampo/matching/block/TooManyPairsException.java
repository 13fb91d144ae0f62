package dev.lampo.matching.block;

/** One blocking key makes more pairs than {@link PairLimit} allows. */
public final class TooManyPairsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final long records;
  private final long pairs;

  TooManyPairsException(String message, long records, long pairs) {
    super(message);
    this.records = records;
    this.pairs = pairs;
  }

  /** How many records lie under the key. */
  public long records() {
    return records;
  }

  /** How many pairs they make. */
  public long pairs() {
    return pairs;
  }
}
