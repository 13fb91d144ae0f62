package dev.lampo.matching.evaluate;

import java.util.HashMap;
import java.util.Map;

/**
 * How well a partition of records meets the true one, by pairs and by B-cubed (Bagga and Baldwin
 * 1998).
 *
 * @param truePairs pairs of records that truly are one
 * @param foundPairs pairs of records that were joined
 * @param rightPairs pairs that are both
 * @param cubedPrecision the mean share of a record's entity that truly belongs to it
 * @param cubedRecall the mean share of a record's true entity that was found
 */
public record Accuracy(
    long truePairs, long foundPairs, long rightPairs, double cubedPrecision, double cubedRecall) {

  /**
   * Compares two partitions of the same records.
   *
   * @param found the number of each record's entity
   * @param truth the number of each record's true entity
   */
  public static Accuracy of(int[] found, int[] truth) {
    Map<Integer, Integer> foundSizes = sizes(found);
    Map<Integer, Integer> trueSizes = sizes(truth);
    Map<Long, Integer> cells = new HashMap<>();
    for (int i = 0; i < found.length; i++) {
      cells.merge((long) found[i] << 32 | truth[i], 1, Integer::sum);
    }
    double precision = 0;
    double recall = 0;
    for (var cell : cells.entrySet()) {
      double both = cell.getValue();
      precision += both * both / foundSizes.get((int) (cell.getKey() >> 32));
      recall += both * both / trueSizes.get(cell.getKey().intValue());
    }
    int records = Math.max(1, found.length);
    return new Accuracy(
        pairs(trueSizes.values()),
        pairs(foundSizes.values()),
        pairs(cells.values()),
        precision / records,
        recall / records);
  }

  /** The share of joined pairs that truly are one. */
  public double precision() {
    return foundPairs == 0 ? 1 : (double) rightPairs / foundPairs;
  }

  /** The share of true pairs that were joined. */
  public double recall() {
    return truePairs == 0 ? 1 : (double) rightPairs / truePairs;
  }

  /** The harmonic mean of pair precision and recall. */
  public double f1() {
    return harmonic(precision(), recall());
  }

  /** The harmonic mean of B-cubed precision and recall. */
  public double cubedF1() {
    return harmonic(cubedPrecision, cubedRecall);
  }

  private static double harmonic(double a, double b) {
    return a + b == 0 ? 0 : 2 * a * b / (a + b);
  }

  private static Map<Integer, Integer> sizes(int[] numbers) {
    Map<Integer, Integer> sizes = new HashMap<>();
    for (int number : numbers) {
      sizes.merge(number, 1, Integer::sum);
    }
    return sizes;
  }

  private static long pairs(Iterable<Integer> sizes) {
    long pairs = 0;
    for (long size : sizes) {
      pairs += size * (size - 1) / 2;
    }
    return pairs;
  }
}
