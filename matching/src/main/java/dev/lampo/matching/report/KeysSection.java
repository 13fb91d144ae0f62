package dev.lampo.matching.report;

import dev.lampo.matching.evaluate.BlockingRecall;
import dev.lampo.matching.evaluate.KeyCensus;
import dev.lampo.matching.explain.Shown;
import java.util.List;

/** What the blocking rules cost and bring. */
final class KeysSection {
  private static final int KEYS_MAX = 15;

  private final ReportInput input;
  private final BlockingRecall blocking;

  KeysSection(ReportInput input, BlockingRecall blocking) {
    this.input = input;
    this.blocking = blocking;
  }

  void into(Html html) {
    html.heading(
        "What is compared",
        "Only records with a common key are compared. A rule that brings pairs which no other"
            + " brings is worth its cost.");
    html.open("div", "card").open("table", "");
    rules(html);
    html.close("table").close("div");
    List<KeyCensus.Hot> hottest = KeyCensus.hottest(input.model(), input.records(), KEYS_MAX);
    html.open("div", "card").element("h3", "", "Hottest keys").open("table", "");
    html.head("key", "#records", "", "such as", "with");
    for (KeyCensus.Hot hot : hottest) {
      html.open("tr", "").cell(hot.rule()).number(Shown.count(hot.records()));
      html.bar((double) hot.records() / hottest.get(0).records(), "");
      html.cell(Shown.line(hot.example().toString(), 40));
      html.element("td", "muted", Shown.line(hot.values(), 80)).close("tr");
    }
    html.close("table").close("div");
  }

  private void rules(Html html) {
    boolean known = input.truth().isPresent();
    if (known) {
      html.head("rule", "#pairs", "", "#true pairs found", "#by it alone");
    } else {
      html.head("rule", "#pairs", "");
    }
    long most = blocking.byRule().stream().mapToLong(BlockingRecall.ByRule::pairs).max().orElse(1);
    for (BlockingRecall.ByRule rule : blocking.byRule()) {
      html.open("tr", "").cell(rule.rule()).number(Shown.count(rule.pairs()));
      html.bar((double) rule.pairs() / Math.max(1, most), "");
      if (known) {
        html.number(Shown.percent(blocking.recall(rule))).number(Shown.count(rule.alone()));
      }
      html.close("tr");
    }
  }
}
