package dev.lampo.matching.report;

import dev.lampo.matching.explain.Shown;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.Weights;
import dev.lampo.matching.rules.Comparison;
import java.util.Locale;

/** What the model learnt: m, u and the weight of every level, with bars. */
final class WeightsSection {
  private final Model model;

  WeightsSection(Model model) {
    this.model = model;
  }

  void into(Html html) {
    html.heading(
        "What the model weighs",
        "m: how often records of one entity have it; u: how often others do. Each doubling of"
            + " m over u weighs one bit.");
    html.open("div", "card").open("table", "");
    html.head("field", "level", "#m", "#u", "#bits", "");
    html.open("tr", "").element("td", "group", "prior").element("td", "muted", "any two records");
    html.number(Shown.share(model.prior())).number("").number(Shown.bits(model.priorBits()));
    bar(html, model.priorBits());
    html.close("tr");
    for (int i = 0; i < model.rules().comparisons().size(); i++) {
      rows(html, model.rules().comparisons().get(i), model.weights().get(i));
    }
    html.close("table").close("div");
  }

  private void rows(Html html, Comparison comparison, Weights weights) {
    for (int outcome = 1; outcome < comparison.outcomes(); outcome++) {
      html.open("tr", outcome == 1 ? "first" : "");
      html.element("td", "group", outcome == 1 ? comparison.name() : "");
      boolean byFrequency = comparison.frequency() && outcome == 1;
      html.cell(comparison.describe(outcome) + (byFrequency ? " (rare values weigh more)" : ""));
      html.number(Shown.share(weights.m()[outcome])).number(Shown.share(weights.u()[outcome]));
      html.number(Shown.bits(weights.bits(outcome)));
      bar(html, weights.bits(outcome));
      html.close("tr");
    }
  }

  private void bar(Html html, double bits) {
    double share = Math.min(1, Math.abs(bits) / most()) * 100;
    String bar =
        String.format(
            Locale.ROOT,
            "<span class=\"bar %s\" style=\"width:%.1f%%\"></span>",
            bits < 0 ? "down" : "up",
            share);
    html.raw("<td class=\"track\"><div class=\"half\"><span class=\"left\">");
    html.raw(bits < 0 ? bar : "").raw("</span><span>").raw(bits < 0 ? "" : bar);
    html.raw("</span></div></td>");
  }

  private double most() {
    double most = Math.abs(model.priorBits());
    for (Weights weights : model.weights()) {
      for (int outcome = 1; outcome < weights.m().length; outcome++) {
        double bits = Math.abs(weights.bits(outcome));
        most = Double.isInfinite(bits) ? most : Math.max(most, bits);
      }
    }
    return most;
  }
}
