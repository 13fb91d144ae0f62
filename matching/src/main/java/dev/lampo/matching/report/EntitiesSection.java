package dev.lampo.matching.report;

import dev.lampo.matching.explain.Cut;
import dev.lampo.matching.explain.EntityExplainer;
import dev.lampo.matching.explain.EntityExplanation;
import dev.lampo.matching.explain.Shown;
import dev.lampo.matching.explain.Waterfall;
import dev.lampo.matching.model.Scorer;
import dev.lampo.matching.rules.Feature;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** How large entities are, and some of them with their records side by side. */
final class EntitiesSection {
  private static final int CLUSTERS_MAX = 50;
  private static final int WATERFALLS_MAX = 20;
  private static final int RECORDS_MAX = 12;
  private static final int CUTS_MAX = 3;
  private static final int VALUE_LETTERS_MAX = 60;
  private static final int[] SIZES = {1, 2, 3, 4, 5, 6, 8, 11, 21, 51, 101, Integer.MAX_VALUE};

  private final ReportInput input;
  private final ClusterChoice choice;
  private final EntityExplainer explainer;
  private final List<Integer> shown;

  EntitiesSection(ReportInput input) {
    this.input = input;
    this.choice = new ClusterChoice(input.resolution(), input.records()::id);
    this.explainer = EntityExplainer.of(input.model(), input.records(), input.resolution());
    List<Feature> features = input.model().rules().features();
    this.shown =
        IntStream.range(1, features.size())
            .filter(feature -> features.get(feature).main())
            .boxed()
            .toList();
  }

  void into(Html html) {
    html.heading(
        "Entities",
        "How many records they have, and the ones to look at first. Repairs gave up "
            + Shown.count(choice.cuts())
            + (choice.cuts() == 1 ? " link." : " links."));
    html.open("div", "card").open("table", "");
    html.head("records", "#entities", "");
    int[] counts = choice.sizes();
    int most = IntStream.of(counts).max().orElse(1);
    for (int i = 0; i + 1 < SIZES.length; i++) {
      int to = Math.min(SIZES[i + 1], counts.length);
      int entities = IntStream.range(Math.min(SIZES[i], to), to).map(size -> counts[size]).sum();
      if (entities > 0) {
        html.open("tr", "").cell(range(i)).number(Shown.count(entities));
        html.bar((double) entities / most, "up").close("tr");
      }
    }
    html.close("table").close("div");
    clusters(html);
  }

  private static String range(int i) {
    int last = SIZES[i + 1] - 1;
    return SIZES[i + 1] == Integer.MAX_VALUE
        ? SIZES[i] + " and more"
        : last == SIZES[i] ? Integer.toString(SIZES[i]) : SIZES[i] + " to " + last;
  }

  private void clusters(Html html) {
    List<Integer> chosen = choice.chosen(CLUSTERS_MAX);
    if (chosen.isEmpty()) {
      return;
    }
    html.element(
        "h3", "", "Entities held by the weakest links, the largest, and those a repair cut");
    int waterfalls = 0;
    for (int entity : chosen) {
      cluster(html, entity, waterfalls++ < WATERFALLS_MAX);
    }
  }

  private void cluster(Html html, int entity, boolean waterfall) {
    EntityExplanation explained = explainer.entity(entity);
    html.open("div", "card").open("div", "cl");
    html.element("b", "", Shown.line(explained.entity().toString(), VALUE_LETTERS_MAX));
    html.element("span", "muted", explained.records().size() + " records");
    float weakest = choice.weakest(entity);
    html.element(
        "span",
        "muted",
        weakest >= Scorer.ALWAYS
            ? "held together by a rule"
            : "weakest link " + Shown.bits(weakest) + " bits");
    html.close("div");
    records(html, entity);
    for (Cut cut : explained.cuts().stream().limit(CUTS_MAX).toList()) {
      cut(html, cut);
    }
    if (waterfall && explained.weakest().isPresent()) {
      html.open("details", "").element("summary", "muted", "the weakest link, field by field");
      html.raw(Waterfall.inline(explained.weakest().get())).close("details");
    }
    html.close("div");
  }

  private static void cut(Html html, Cut cut) {
    html.open("p", "sub").text("Cut: ");
    html.text(Shown.line(cut.link().left().toString(), VALUE_LETTERS_MAX)).text(" – ");
    html.text(Shown.line(cut.link().right().toString(), VALUE_LETTERS_MAX));
    html.text(" of " + Shown.bits(cut.link().bits()) + " bits, for " + cut.reason());
    if (cut.left() != null) {
      html.text(" between ").text(Shown.line(cut.left().toString(), VALUE_LETTERS_MAX));
      html.text(" and ").text(Shown.line(cut.right().toString(), VALUE_LETTERS_MAX));
    }
    html.close("p");
  }

  /** Values that differ from what most of the records have are marked. */
  private void records(Html html, int entity) {
    List<Integer> rows =
        explainer.members(entity).stream()
            .sorted(Comparator.comparing(input.records()::id))
            .toList();
    List<Feature> features = input.model().rules().features();
    html.open("table", "").open("tr", "").element("th", "", "record");
    shown.forEach(feature -> html.element("th", "", features.get(feature).field()));
    html.close("tr");
    Map<Integer, String> usual = new HashMap<>();
    shown.forEach(feature -> usual.put(feature, usual(rows, feature)));
    for (int row : rows.subList(0, Math.min(RECORDS_MAX, rows.size()))) {
      html.open("tr", "").element("td", "muted", Shown.line(id(row), 40));
      for (int feature : shown) {
        value(html, row, feature, usual.get(feature));
      }
      html.close("tr");
    }
    html.close("table");
    if (rows.size() > RECORDS_MAX) {
      html.element("p", "sub", "and " + Shown.count(rows.size() - RECORDS_MAX) + " more");
    }
  }

  private String id(int row) {
    return input.records().id(row).toString();
  }

  private void value(Html html, int row, int feature, String usual) {
    String text = input.records().table().text(row, feature);
    String field = input.model().rules().features().get(feature).field();
    String delivered = input.delivered().text(row, field);
    if (text == null) {
      html.element("td", "muted", Shown.line(delivered, VALUE_LETTERS_MAX));
      return;
    }
    html.open("td", "wrap").open("span", text.equals(usual) ? "" : "diff");
    html.text(Shown.line(delivered == null ? text : delivered, VALUE_LETTERS_MAX));
    html.raw("</span>").close("td");
  }

  private String usual(List<Integer> rows, int feature) {
    Map<String, Integer> counts = new HashMap<>();
    rows.stream()
        .map(row -> input.records().table().text(row, feature))
        .filter(Objects::nonNull)
        .forEach(text -> counts.merge(text, 1, Integer::sum));
    return counts.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.<String, Integer>comparingByKey().reversed()))
        .map(Map.Entry::getKey)
        .orElse(null);
  }
}
