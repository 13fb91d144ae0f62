package dev.lampo.matching.evaluate;

import dev.lampo.matching.explain.PairExplanation;
import java.util.List;

/**
 * How right a resolution is, where the truth is known.
 *
 * @param accuracy of the entities
 * @param curve of the threshold
 * @param blocking which true pairs are compared at all
 * @param falsePositives pairs above the threshold that truly are apart, the heaviest first
 * @param falseNegatives pairs that truly are one and were left apart: those never compared, the
 *     heaviest first, then the lightest of those compared
 * @param falseNegativesNeverCompared how many true pairs share no key
 */
public record Evaluation(
    Accuracy accuracy,
    ThresholdCurve curve,
    BlockingRecall blocking,
    List<PairExplanation> falsePositives,
    List<PairExplanation> falseNegatives,
    long falseNegativesNeverCompared) {
  /** Copies the lists. */
  public Evaluation {
    falsePositives = List.copyOf(falsePositives);
    falseNegatives = List.copyOf(falseNegatives);
  }
}
