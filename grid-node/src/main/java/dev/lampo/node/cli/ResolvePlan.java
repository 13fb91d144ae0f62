package dev.lampo.node.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lampo.matching.evaluate.BlockingPlan;
import dev.lampo.matching.evaluate.BlockingRecall;
import dev.lampo.matching.evaluate.KeyCensus;
import dev.lampo.matching.resolve.Blocked;
import java.io.PrintWriter;

/** What the blocking keys are going to cost and to find, for people or as one JSON object. */
final class ResolvePlan {
  private static final int HOTTEST = 10;

  private final Blocked blocked;
  private final BlockingPlan plan;
  private final boolean known;

  /**
   * Plans.
   *
   * @param truth the true entity of each row, or null
   */
  ResolvePlan(Blocked blocked, int[] truth) {
    this.blocked = blocked;
    this.known = truth != null;
    this.plan = BlockingPlan.of(blocked.model(), blocked.records(), truth, HOTTEST);
  }

  void print(PrintWriter out, boolean json) {
    if (json) {
      out.println(JsonPrinter.text(object()));
    } else {
      text(out);
    }
    out.flush();
  }

  private void text(PrintWriter out) {
    ResolveInputs.print(blocked.inputs(), blocked.records().table(), rules(), out);
    out.printf(
        "%,d records; at most %,d pairs to compare; nothing was compared%n",
        blocked.records().size(), plan.pairs());
    out.println(
        "  " + String.format("%14s", "pairs") + (known ? "   found   alone" : "") + "  key");
    for (BlockingRecall.ByRule rule : plan.recall().byRule()) {
      out.printf("  %,14d", rule.pairs());
      if (known) {
        out.printf(" %,7d %,7d", rule.found(), rule.alone());
      }
      out.println("  " + rule.rule());
    }
    if (known) {
      out.printf(
          "keys: recall %.4f  (%,d of %,d true pairs share a key; the others cannot be found)%n",
          plan.recall().recall(), plan.recall().found(), plan.recall().truePairs());
    }
    out.printf("hottest keys, refined where more than %,d records have one:%n", limit());
    for (KeyCensus.Hot hot : plan.hottest()) {
      out.printf("  %,14d records  %s: %s%n", hot.records(), hot.rule(), hot.values());
    }
  }

  private dev.lampo.matching.rules.Rules rules() {
    return blocked.model().rules();
  }

  private int limit() {
    return rules().blocking().limit();
  }

  private ObjectNode object() {
    ObjectNode object = JsonPrinter.object();
    object.put("records", blocked.records().size());
    object.put("pairs", plan.pairs());
    if (known) {
      object.put("truePairs", plan.recall().truePairs());
      object.put("found", plan.recall().found());
      object.put("recall", plan.recall().recall());
    }
    ArrayNode keys = object.putArray("keys");
    for (BlockingRecall.ByRule rule : plan.recall().byRule()) {
      ObjectNode each = keys.addObject();
      each.put("key", rule.rule());
      each.put("pairs", rule.pairs());
      if (known) {
        each.put("found", rule.found());
        each.put("alone", rule.alone());
      }
    }
    ArrayNode hottest = object.putArray("hottest");
    for (KeyCensus.Hot hot : plan.hottest()) {
      ObjectNode each = hottest.addObject();
      each.put("key", hot.rule());
      each.put("records", hot.records());
      each.put("values", hot.values());
      each.put("example", hot.example().toString());
    }
    return object;
  }
}
