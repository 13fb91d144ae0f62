package dev.lampo.matching.report;

import dev.lampo.matching.evaluate.Accuracy;
import dev.lampo.matching.evaluate.Evaluation;
import dev.lampo.matching.evaluate.ThresholdCurve;
import dev.lampo.matching.explain.PairExplanation;
import dev.lampo.matching.explain.Shown;
import dev.lampo.matching.explain.Waterfall;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How right the run is, where the truth is known. */
final class TruthSection {
  private final ReportInput input;
  private final Evaluation evaluation;

  TruthSection(ReportInput input, Evaluation evaluation) {
    this.input = input;
    this.evaluation = evaluation;
  }

  void into(Html html) {
    Accuracy accuracy = evaluation.accuracy();
    long known = Arrays.stream(input.truth().orElseThrow()).filter(each -> each >= 0).count();
    html.heading(
        "How right it is", "Held against the truth of " + Shown.count(known) + " records.");
    html.open("div", "tiles");
    html.tile("F1 of pairs", share(accuracy.f1()), "both below in one figure");
    html.tile(
        "precision",
        share(accuracy.precision()),
        Shown.count(accuracy.foundPairs() - accuracy.rightPairs()) + " pairs wrongly joined");
    html.tile(
        "recall",
        share(accuracy.recall()),
        Shown.count(accuracy.truePairs() - accuracy.rightPairs()) + " pairs missed");
    html.tile("F1 by record", share(accuracy.cubedF1()), "B-cubed");
    html.tile(
        "compared at all",
        share(evaluation.blocking().recall()),
        Shown.count(evaluation.falseNegativesNeverCompared()) + " true pairs share no key");
    html.close("div");
    curve(html);
  }

  private void curve(Html html) {
    ThresholdCurve curve = evaluation.curve();
    html.open("div", "card").open("p", "sub");
    html.raw("<span class=\"k good\"></span>F1<span class=\"k up\"></span>recall");
    html.raw("<span class=\"k down\"></span>precision, if pairs were joined from a weight on");
    html.raw(" and nothing were repaired. ");
    html.text(
        String.format(
            Locale.ROOT,
            "Best: F1 %s at %s bits; the rules' threshold gives %s.",
            share(curve.best().f1()),
            Shown.bits(curve.best().bits()),
            share(curve.chosen().f1())));
    html.close("p").raw(CurvePicture.svg(curve)).close("div");
  }

  /** The errors from which most can be learnt. */
  void errorsInto(Html html) {
    html.heading(
        "Worst errors", "Each with its weights: a wrong level, key or value shows here first.");
    errors(html, "Wrongly joined, the heaviest first", evaluation.falsePositives());
    errors(
        html,
        "Missed: never compared, the heaviest first; then the lightest of those compared",
        evaluation.falseNegatives());
  }

  private static void errors(Html html, String title, List<PairExplanation> pairs) {
    html.element("h3", "", title);
    if (pairs.isEmpty()) {
      html.element("p", "sub", "None.");
    }
    for (PairExplanation pair : pairs) {
      html.open("div", "card").raw(Waterfall.inline(pair)).close("div");
    }
  }

  private static String share(double share) {
    return String.format(Locale.ROOT, "%.4f", share);
  }
}
