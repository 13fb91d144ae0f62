package dev.lampo.matching.model;

import dev.lampo.matching.compare.Value;
import dev.lampo.matching.rules.Comparison;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How often two records drawn at random have each outcome: the u of every comparison, still with
 * the few pairs in it that are one. Records are drawn in the order of their contents, so the order
 * of the input does not matter.
 */
final class Chance {
  private static final int PAIRS = 1_000_000;
  private static final int PARTS = 64;
  private static final long SEED = 0x4c616d706fL;

  /** An outcome that was never seen counts as half a pair. */
  private static final double HALF = 0.5;

  private final Prepared records;
  private final Contents contents;
  private final List<Comparison> comparisons;

  Chance(Prepared records, Contents contents, List<Comparison> comparisons) {
    this.records = records;
    this.contents = contents;
    this.comparisons = comparisons;
  }

  /** By comparison and outcome; those of absent values are left out. */
  record Shares(double[][] shares, double[][] least) {}

  /** The shares of outcomes, and the least that can be told from so many pairs. */
  Shares shares() {
    long size = records.size();
    long all = size * (size - 1) / 2;
    int[] order = all <= PAIRS ? null : contents.order();
    long[][] counts =
        IntStream.range(0, PARTS)
            .parallel()
            .mapToObj(part -> order == null ? every(part) : drawn(part, order))
            .reduce(zeros(), Chance::sum);
    double[][] shares = new double[counts.length][];
    double[][] least = new double[counts.length][];
    for (int i = 0; i < shares.length; i++) {
      double total = 0;
      for (int outcome = 1; outcome < counts[i].length; outcome++) {
        total += counts[i][outcome] + HALF;
      }
      least[i] = new double[counts[i].length];
      java.util.Arrays.fill(least[i], HALF / total);
      shares[i] = shares(counts[i], total, comparisons.get(i), least[i]);
    }
    return new Shares(shares, least);
  }

  private double[] shares(long[] counts, double total, Comparison comparison, double[] least) {
    double[] shares = new double[counts.length];
    for (int outcome = 1; outcome < counts.length; outcome++) {
      shares[outcome] = (counts[outcome] + HALF) / total;
    }
    if (comparison.levels().get(0).measure() == dev.lampo.matching.compare.Measure.EXACT) {
      shares[1] = exactly(comparison.feature());
      double values = records.table().vocabulary(comparison.feature()).total();
      least[1] = HALF / Math.max(1, values * (values - 1) / 2);
    }
    return shares;
  }

  /** The share of pairs with the same value, counted instead of drawn. */
  private double exactly(int feature) {
    var vocabulary = records.table().vocabulary(feature);
    double same = HALF;
    for (int i = 0; i < vocabulary.size(); i++) {
      double count = vocabulary.count(i);
      same += count * (count - 1) / 2;
    }
    double total = vocabulary.total();
    return Math.min(0.999, same / Math.max(1, total * (total - 1) / 2));
  }

  private long[][] every(int part) {
    long[][] counts = zeros();
    Comparer comparer = new Comparer(comparisons);
    for (int left = part; left < records.size(); left += PARTS) {
      for (int right = left + 1; right < records.size(); right++) {
        count(comparer, left, right, counts);
      }
    }
    return counts;
  }

  private long[][] drawn(int part, int[] order) {
    long[][] counts = zeros();
    Comparer comparer = new Comparer(comparisons);
    ReadAhead pairs =
        new ReadAhead(records, (left, right, mark) -> count(comparer, left, right, counts));
    SplittableRandom random = new SplittableRandom(SEED + part);
    for (int i = 0; i < PAIRS / PARTS; i++) {
      int left = random.nextInt(order.length);
      int right = random.nextInt(order.length - 1);
      pairs.pair(order[left], order[right < left ? right : right + 1]);
    }
    pairs.flush();
    return counts;
  }

  private void count(Comparer comparer, int left, int right, long[][] counts) {
    Value[] a = records.values(left);
    Value[] b = records.values(right);
    for (int i = 0; i < counts.length; i++) {
      counts[i][comparer.outcome(i, a, b)]++;
    }
  }

  private long[][] zeros() {
    long[][] zeros = new long[comparisons.size()][];
    for (int i = 0; i < zeros.length; i++) {
      zeros[i] = new long[comparisons.get(i).outcomes()];
    }
    return zeros;
  }

  private static long[][] sum(long[][] a, long[][] b) {
    long[][] sum = new long[a.length][];
    for (int i = 0; i < a.length; i++) {
      sum[i] = a[i].clone();
      for (int j = 0; j < b[i].length; j++) {
        sum[i][j] += b[i][j];
      }
    }
    return sum;
  }
}
