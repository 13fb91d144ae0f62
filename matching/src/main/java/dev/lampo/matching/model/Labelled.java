package dev.lampo.matching.model;

import dev.lampo.matching.compare.Value;
import dev.lampo.matching.rules.Comparison;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How often pairs that people say are one have each outcome: m counted instead of estimated. As in
 * estimating, a few pseudo-observations keep it sensible where few are known.
 */
final class Labelled {
  private static final double PSEUDO_MATCHES = 5;

  /** Of an entity with more records the first ones by their names: pairs grow with the square. */
  private static final int RECORDS_MAX = 100;

  private final Prepared records;
  private final List<Comparison> comparisons;
  private final long[][] counts;

  /**
   * Counts.
   *
   * @param labels the number of each row's entity, below zero where it is not known
   */
  Labelled(Prepared records, List<Comparison> comparisons, int[] labels) {
    this.records = records;
    this.comparisons = comparisons;
    this.counts =
        comparisons.stream().map(each -> new long[each.outcomes()]).toArray(long[][]::new);
    Comparer comparer = new Comparer(comparisons);
    IntStream.range(0, labels.length)
        .filter(row -> labels[row] >= 0)
        .boxed()
        .collect(Collectors.groupingBy(row -> labels[row]))
        .values()
        .forEach(rows -> count(comparer, rows));
  }

  private void count(Comparer comparer, List<Integer> entity) {
    List<Integer> rows =
        entity.stream().sorted(Comparator.comparing(records::id)).limit(RECORDS_MAX).toList();
    for (int i = 0; i < rows.size(); i++) {
      Value[] a = records.values(rows.get(i));
      for (int j = i + 1; j < rows.size(); j++) {
        Value[] b = records.values(rows.get(j));
        for (int k = 0; k < counts.length; k++) {
          counts[k][comparer.outcome(k, a, b)]++;
        }
      }
    }
  }

  /**
   * m by comparison and outcome.
   *
   * @param guesses what it is taken for where no pair is known; kept where rules fix it
   */
  double[][] m(double[][] guesses) {
    double[][] m = new double[guesses.length][];
    for (int i = 0; i < m.length; i++) {
      m[i] = guesses[i].clone();
      double total = PSEUDO_MATCHES;
      for (int outcome = 1; outcome < m[i].length; outcome++) {
        total += counts[i][outcome];
      }
      for (int outcome = 1; outcome < m[i].length && comparisons.get(i).m().isEmpty(); outcome++) {
        m[i][outcome] = (counts[i][outcome] + PSEUDO_MATCHES * guesses[i][outcome]) / total;
      }
    }
    return m;
  }
}
