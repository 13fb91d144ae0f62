package dev.lampo.matching.model;

import dev.lampo.matching.compare.Measure;
import dev.lampo.matching.compare.Measuring;
import dev.lampo.matching.compare.Value;
import dev.lampo.matching.rules.Comparison;
import dev.lampo.matching.rules.Level;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the outcomes of comparisons. Levels that follow each other and differ in their bound alone
 * are measured once. Allocates nothing per pair. Not for several threads.
 */
final class Comparer {
  private final Measuring measuring = new Measuring();
  private final Steps[] comparisons;

  Comparer(List<Comparison> comparisons) {
    this.comparisons = new Steps[comparisons.size()];
    for (int i = 0; i < this.comparisons.length; i++) {
      this.comparisons[i] = new Steps(comparisons.get(i), crossedBefore(comparisons, i), measuring);
    }
  }

  /** Whether a comparison before this one crosses the same two features: it tells it for both. */
  private static boolean crossedBefore(List<Comparison> comparisons, int number) {
    Comparison comparison = comparisons.get(number);
    return comparison.other() >= 0
        && comparisons.subList(0, number).stream()
            .anyMatch(
                before ->
                    before.feature() == comparison.other()
                        && before.other() == comparison.feature());
  }

  /** The outcome of a comparison: 0 where a value is missing, else the number of the level. */
  int outcome(int comparison, Value[] a, Value[] b) {
    return comparisons[comparison].outcome(a, b);
  }

  /** One comparison, its levels joined to runs that are measured at once. */
  private static final class Steps {
    private final Measuring measuring;
    private final int feature;
    private final int other;
    private final boolean crossedBefore;
    private final int nothing;
    private final Run[] runs;

    Steps(Comparison comparison, boolean crossedBefore, Measuring measuring) {
      this.measuring = measuring;
      this.feature = comparison.feature();
      this.other = comparison.other();
      this.crossedBefore = crossedBefore;
      this.nothing = comparison.levels().size() + 1;
      List<Run> all = new ArrayList<>();
      List<Level> levels = comparison.levels();
      for (int from = 0; from < levels.size(); ) {
        Measure measure = levels.get(from).measure();
        int to = from + 1;
        while (to < levels.size() && levels.get(to).measure() == measure) {
          to++;
        }
        all.add(new Run(measure, from + 1, levels.subList(from, to)));
        from = to;
      }
      runs = all.toArray(Run[]::new);
    }

    int outcome(Value[] a, Value[] b) {
      Value left = a[feature];
      Value right = b[feature];
      if (left == null || right == null) {
        return Comparison.ABSENT;
      }
      for (Run run : runs) {
        if (run.measure == Measure.EXACT) {
          if (left.same(right)) {
            return run.outcome;
          }
        } else if (run.measure == Measure.CROSSED) {
          if (crossed(left, right, a[other], b[other])) {
            return crossedBefore ? Comparison.ABSENT : run.outcome;
          }
        } else {
          int held = run.held(measuring, left, right);
          if (held >= 0) {
            return held;
          }
        }
      }
      return nothing;
    }

    private static boolean crossed(Value left, Value right, Value secondLeft, Value secondRight) {
      return secondLeft != null
          && secondRight != null
          && left.same(secondRight)
          && right.same(secondLeft);
    }
  }

  /** Levels of one measure, the strictest first. */
  private static final class Run {
    final Measure measure;

    /** Of its first level. */
    final int outcome;

    private final boolean distance;
    private final double[] bounds;
    private final double last;

    Run(Measure measure, int outcome, List<Level> levels) {
      this.measure = measure;
      this.outcome = outcome;
      this.distance = measure.isDistance();
      this.bounds = levels.stream().mapToDouble(Level::bound).toArray();
      this.last = bounds[bounds.length - 1];
    }

    /** The outcome of the first level that holds, or -1. */
    int held(Measuring measuring, Value left, Value right) {
      double found = measuring.measured(measure, left, right, last);
      for (int i = 0; i < bounds.length; i++) {
        if (distance ? found <= bounds[i] : found >= bounds[i]) {
          return outcome + i;
        }
      }
      return -1;
    }
  }
}
