package dev.lampo.node.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lampo.matching.evaluate.Accuracy;
import dev.lampo.matching.file.Loading;
import dev.lampo.matching.file.Truth;
import dev.lampo.matching.resolve.Resolved;
import java.io.PrintWriter;
import java.util.stream.IntStream;

/** What a resolution came to, for people or as one JSON object. */
final class ResolveSummary {
  private final Resolved resolved;
  private final Accuracy accuracy;

  /**
   * Prepares a summary.
   *
   * @param truth the true entity of each row, or null
   */
  ResolveSummary(Resolved resolved, int[] truth) {
    this.resolved = resolved;
    this.accuracy = truth == null ? null : accuracy(resolved.resolution().entities(), truth);
  }

  private static Accuracy accuracy(int[] found, int[] truth) {
    int[] known =
        IntStream.range(0, truth.length).filter(row -> truth[row] != Truth.UNKNOWN).toArray();
    return Accuracy.of(
        IntStream.of(known).map(row -> found[row]).toArray(),
        IntStream.of(known).map(row -> truth[row]).toArray());
  }

  void print(PrintWriter out, boolean json) {
    if (json) {
      out.println(JsonPrinter.text(object()));
    } else {
      text(out);
    }
  }

  private void text(PrintWriter out) {
    out.printf(
        "%,d records are %,d entities; %,d records repeat another one%n",
        resolved.size(), resolved.entities(), resolved.size() - resolved.entities());
    out.printf(
        "%,d pairs compared, %,d match, %,d to be reviewed%n",
        resolved.resolution().compared(),
        resolved.resolution().matches().size(),
        resolved.resolution().reviews().size());
    for (Loading.Loaded input : resolved.inputs()) {
      told(out, input);
    }
    if (accuracy != null) {
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
    }
  }

  private static void told(PrintWriter out, Loading.Loaded input) {
    if (!input.missing().isEmpty()) {
      out.printf(
          "%s: no column for %s%n", input.input().file(), String.join(", ", input.missing()));
    }
    if (input.rejects().count() > 0) {
      out.printf("%s: %,d rows left out%n", input.input().file(), input.rejects().count());
      input.rejects().told().forEach(reject -> out.println("  " + reject));
    }
  }

  private ObjectNode object() {
    ObjectNode object = JsonPrinter.object();
    object.put("records", resolved.size());
    object.put("entities", resolved.entities());
    object.put("compared", resolved.resolution().compared());
    object.put("matches", resolved.resolution().matches().size());
    object.put("reviews", resolved.resolution().reviews().size());
    object.put("rejected", resolved.rejected());
    object.put("rules", resolved.model().rules().name());
    object.put("rulesHash", resolved.model().rules().hash());
    ArrayNode inputs = object.putArray("inputs");
    for (Loading.Loaded input : resolved.inputs()) {
      ObjectNode each = inputs.addObject();
      each.put("file", input.input().file().toString());
      each.put("records", input.records());
      input.missing().forEach(each.withArray("missing")::add);
      input.rejects().told().forEach(each.withArray("rejects")::add);
    }
    if (accuracy != null) {
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
    }
    return object;
  }
}
