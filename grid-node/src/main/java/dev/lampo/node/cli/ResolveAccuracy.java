package dev.lampo.node.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lampo.matching.evaluate.Accuracy;
import dev.lampo.matching.evaluate.Evaluation;
import dev.lampo.matching.evaluate.Evaluator;
import dev.lampo.matching.evaluate.ThresholdCurve;
import dev.lampo.matching.resolve.Resolved;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** How right a resolution is, held against the truth. */
final class ResolveAccuracy {
  private static final double[] SHOWN = {0.999, 0.99, 0.95, 0.9, 0.8, 0.65, 0.5, 0.3, 0.1};

  private final Evaluation evaluation;
  private final double match;

  ResolveAccuracy(Resolved resolved, int[] truth) {
    evaluation =
        new Evaluator(resolved.model(), resolved.records(), resolved.resolution(), truth, 0)
            .evaluate();
    match = resolved.model().rules().thresholds().match();
  }

  void print(PrintWriter out) {
    Accuracy accuracy = evaluation.accuracy();
    out.printf(
        "pairs:   precision %.4f  recall %.4f  F1 %.4f  (%,d true, %,d found, %,d of both)%n",
        accuracy.precision(),
        accuracy.recall(),
        accuracy.f1(),
        accuracy.truePairs(),
        accuracy.foundPairs(),
        accuracy.rightPairs());
    out.printf(
        "B-cubed: precision %.4f  recall %.4f  F1 %.4f%n",
        accuracy.cubedPrecision(), accuracy.cubedRecall(), accuracy.cubedF1());
    out.printf(
        "keys:    recall %.4f  (%,d of %,d true pairs share a key; the others cannot be found)%n",
        evaluation.blocking().recall(),
        evaluation.blocking().found(),
        evaluation.blocking().truePairs());
    out.printf(
        "match threshold, before contradictions are repaired (%s is that of the rules):%n", match);
    for (double threshold : SHOWN) {
      at(threshold)
          .ifPresent(
              point ->
                  out.printf(
                      "  %-6s precision %.4f  recall %.4f  F1 %.4f%n",
                      threshold, point.precision(), point.recall(), point.f1()));
    }
    ThresholdCurve.Point best = evaluation.curve().best();
    out.printf("  best   F1 %.4f at %s%n", best.f1(), shown(best.bits()));
  }

  /** The point of the lowest weight that is still at or above a threshold. */
  private Optional<ThresholdCurve.Point> at(double threshold) {
    double bits = Math.log(threshold / (1 - threshold)) / Math.log(2);
    List<ThresholdCurve.Point> points = evaluation.curve().points();
    return points.stream().filter(point -> point.bits() >= bits).reduce((a, b) -> b);
  }

  /** A probability with as many nines as tell it from others. */
  private static String shown(double bits) {
    double rest = 1 / (1 + Math.pow(2, bits));
    return rest < 1e-6 ? String.format("%.1f bits", bits) : String.format("%.6f", 1 - rest);
  }

  void into(ObjectNode object) {
    Accuracy accuracy = evaluation.accuracy();
    ObjectNode right = object.putObject("accuracy");
    right.put("precision", accuracy.precision());
    right.put("recall", accuracy.recall());
    right.put("f1", accuracy.f1());
    right.put("cubedPrecision", accuracy.cubedPrecision());
    right.put("cubedRecall", accuracy.cubedRecall());
    right.put("cubedF1", accuracy.cubedF1());
    right.put("truePairs", accuracy.truePairs());
    right.put("foundPairs", accuracy.foundPairs());
    right.put("rightPairs", accuracy.rightPairs());
    right.put("keyRecall", evaluation.blocking().recall());
    right.put("bestF1", evaluation.curve().best().f1());
    right.put("bestBits", evaluation.curve().best().bits());
    ArrayNode curve = right.putArray("curve");
    for (ThresholdCurve.Point point : evaluation.curve().points()) {
      ObjectNode each = curve.addObject();
      each.put("bits", point.bits());
      each.put("precision", point.precision());
      each.put("recall", point.recall());
    }
  }
}
