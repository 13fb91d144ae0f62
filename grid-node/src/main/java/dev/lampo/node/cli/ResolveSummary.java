package dev.lampo.node.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lampo.matching.file.Loading;
import dev.lampo.matching.resolve.Resolved;
import java.io.PrintWriter;

/** What a resolution came to, for people or as one JSON object. */
final class ResolveSummary {
  private final Resolved resolved;
  private final ResolveAccuracy accuracy;

  /**
   * Prepares a summary.
   *
   * @param truth the true entity of each row, or null
   */
  ResolveSummary(Resolved resolved, int[] truth) {
    this.resolved = resolved;
    this.accuracy = truth == null ? null : new ResolveAccuracy(resolved, truth);
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
    ResolveInputs.print(
        resolved.inputs(), resolved.records().table(), resolved.model().rules(), out);
    if (accuracy != null) {
      accuracy.print(out);
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
      each.put("rejected", input.rejects().count());
      each.put("namedByLine", input.byLine());
      input.rejects().told().forEach(each.withArray("rejects")::add);
    }
    ResolveInputs.empty(resolved.inputs(), resolved.records().table(), resolved.model().rules())
        .forEach(object.withArray("empty")::add);
    if (accuracy != null) {
      accuracy.into(object);
    }
    return object;
  }
}
