package dev.lampo.node.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lampo.matching.model.Drift;
import dev.lampo.matching.model.FieldDrift;
import dev.lampo.matching.model.ModelComparison;
import dev.lampo.matching.model.OutcomeDrift;
import dev.lampo.matching.resolve.Resolved;
import java.io.PrintWriter;
import java.util.List;

/** How data differs from that on which a model was trained, and one model from another. */
final class ResolveChange {
  private static final int EXAMPLES = 5;

  private ResolveChange() {}

  /** Tells how the data drifted away from that of the given model. */
  static void printDrift(Resolved resolved, PrintWriter out, boolean json) {
    if (resolved.model().baseline().isEmpty()) {
      if (!json) {
        out.println("drift: the model does not say what its training data looked like");
      }
      return;
    }
    Drift drift = Drift.of(resolved.model(), resolved.records().table());
    List<FieldDrift> fields = drift.fields().stream().filter(FieldDrift::drifted).toList();
    List<OutcomeDrift> outcomes = drift.outcomes().stream().filter(OutcomeDrift::drifted).toList();
    if (json) {
      out.println(JsonPrinter.text(object(fields, outcomes)));
      return;
    }
    out.println(
        drift.drifted().isEmpty()
            ? "drift: none; the records look like those on which the model was trained"
            : "drift: the records differ from those on which the model was trained; train it again"
                + " where that is to stay");
    fields.forEach(field -> out.printf("  %s: %s%n", field.feature(), field.reason()));
    outcomes.forEach(
        outcome ->
            out.printf(
                "  %s, %s: %.2f %% of random pairs, were %.2f %%%n",
                outcome.comparison(),
                outcome.level(),
                100 * outcome.now(),
                100 * outcome.before()));
  }

  private static ObjectNode object(List<FieldDrift> fields, List<OutcomeDrift> outcomes) {
    ObjectNode object = JsonPrinter.object();
    ArrayNode drift = object.putArray("drift");
    fields.forEach(
        field -> drift.addObject().put("field", field.feature()).put("reason", field.reason()));
    outcomes.forEach(
        outcome ->
            drift
                .addObject()
                .put("comparison", outcome.comparison())
                .put("level", outcome.level())
                .put("before", outcome.before())
                .put("now", outcome.now()));
    return object;
  }

  /**
   * Tells what changed since another model.
   *
   * @param other the same files, resolved by that model
   */
  static void printComparison(Resolved resolved, Resolved other, PrintWriter out, boolean json) {
    ModelComparison comparison =
        ModelComparison.of(
            resolved.records()::id,
            other.resolution().entities(),
            resolved.resolution().entities(),
            EXAMPLES);
    if (!json) {
      out.println("compared with the other model, which comes first:");
      comparison.text().lines().forEach(line -> out.println("  " + line));
      return;
    }
    ObjectNode object = JsonPrinter.object();
    ObjectNode changes = object.putObject("comparedModels");
    changes.put("same", comparison.same());
    for (ModelComparison.Kind kind : ModelComparison.Kind.values()) {
      changes.put(kind.name().toLowerCase(java.util.Locale.ROOT), comparison.counts().get(kind));
    }
    out.println(JsonPrinter.text(object));
  }
}
