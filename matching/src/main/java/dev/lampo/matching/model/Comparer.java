package dev.lampo.matching.model;

import dev.lampo.matching.compare.Measure;
import dev.lampo.matching.compare.Measuring;
import dev.lampo.matching.compare.Value;
import dev.lampo.matching.rules.Comparison;
import dev.lampo.matching.rules.Level;
import java.util.List;

/**
 * Finds the outcomes of comparisons. Levels that follow each other and differ in their bound alone
 * are measured once. Allocates nothing per pair. Not for several threads.
 */
final class Comparer {
  private final Measuring measuring = new Measuring();
  private final int[] features;
  private final int[] others;
  private final Measure[][] measures;
  private final double[][] bounds;

  /** For each level the first one behind it that is measured in another way. */
  private final int[][] runEnds;

  /** Whether a comparison before this one crosses the same two features: it tells it for both. */
  private final boolean[] crossedBefore;

  Comparer(List<Comparison> comparisons) {
    int count = comparisons.size();
    features = new int[count];
    others = new int[count];
    measures = new Measure[count][];
    bounds = new double[count][];
    runEnds = new int[count][];
    crossedBefore = new boolean[count];
    for (int i = 0; i < count; i++) {
      Comparison comparison = comparisons.get(i);
      features[i] = comparison.feature();
      others[i] = comparison.other();
      measures[i] = comparison.levels().stream().map(Level::measure).toArray(Measure[]::new);
      bounds[i] = comparison.levels().stream().mapToDouble(Level::bound).toArray();
      runEnds[i] = runEnds(measures[i]);
      for (int before = 0; before < i; before++) {
        crossedBefore[i] |=
            others[i] >= 0 && features[before] == others[i] && others[before] == features[i];
      }
    }
  }

  private static int[] runEnds(Measure[] measures) {
    int[] ends = new int[measures.length];
    for (int i = measures.length - 1; i >= 0; i--) {
      boolean same = i + 1 < measures.length && measures[i + 1] == measures[i];
      ends[i] = same ? ends[i + 1] : i + 1;
    }
    return ends;
  }

  /** The outcome of a comparison: 0 where a value is missing, else the number of the level. */
  int outcome(int comparison, Value[] a, Value[] b) {
    Value left = a[features[comparison]];
    Value right = b[features[comparison]];
    if (left == null || right == null) {
      return Comparison.ABSENT;
    }
    Measure[] levels = measures[comparison];
    for (int level = 0; level < levels.length; level = runEnds[comparison][level]) {
      int held = held(comparison, level, left, right, a, b);
      if (held >= 0) {
        boolean told = crossedBefore[comparison] && levels[held] == Measure.CROSSED;
        return told ? Comparison.ABSENT : held + 1;
      }
    }
    return levels.length + 1;
  }

  /** The first level of a run that holds, or -1. */
  private int held(int comparison, int first, Value left, Value right, Value[] a, Value[] b) {
    Measure measure = measures[comparison][first];
    int end = runEnds[comparison][first];
    if (measure == Measure.EXACT) {
      return left.same(right) ? first : -1;
    }
    if (measure == Measure.CROSSED) {
      return crossed(left, right, a[others[comparison]], b[others[comparison]]) ? first : -1;
    }
    double[] bound = bounds[comparison];
    double found = measuring.measured(measure, left, right, bound[end - 1]);
    for (int level = first; level < end; level++) {
      if (measure.isDistance() ? found <= bound[level] : found >= bound[level]) {
        return level;
      }
    }
    return -1;
  }

  private static boolean crossed(Value left, Value right, Value secondLeft, Value secondRight) {
    return secondLeft != null
        && secondRight != null
        && left.same(secondRight)
        && right.same(secondLeft);
  }
}
