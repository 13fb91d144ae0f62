package dev.lampo.matching.report;

import dev.lampo.matching.explain.Shown;
import dev.lampo.matching.record.Table;
import dev.lampo.matching.record.Vocabulary;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What the columns hold, as normalised: filled, distinct, and the most frequent values. */
final class ColumnsSection {
  private static final int VALUES_MAX = 6;
  private static final int VALUE_LETTERS_MAX = 32;

  private final Table table;

  ColumnsSection(Table table) {
    this.table = table;
  }

  void into(Html html) {
    html.heading(
        "What came in",
        "Fields as normalised. A value that is far too frequent is often a placeholder.");
    html.open("div", "card").open("table", "");
    html.head("field", "kind", "#filled", "", "#distinct", "most frequent");
    for (int feature = 0; feature < table.features().size(); feature++) {
      if (feature > 0 || table.vocabulary(0).size() > 1) {
        row(html, feature);
      }
    }
    html.close("table").close("div");
  }

  private void row(Html html, int feature) {
    Vocabulary vocabulary = table.vocabulary(feature);
    double filled = (double) vocabulary.total() / Math.max(1, table.size());
    html.open("tr", "").element("td", "group", table.features().get(feature).toString());
    html.element(
        "td", "muted", table.features().get(feature).kind().name().toLowerCase(Locale.ROOT));
    html.number(Shown.percent(filled)).bar(filled, "up").number(Shown.count(vocabulary.size()));
    html.open("td", "");
    for (int number : frequent(vocabulary)) {
      html.open("span", "chip").text(Shown.line(vocabulary.text(number), VALUE_LETTERS_MAX));
      html.raw(" <b>").text(Shown.count(vocabulary.count(number))).raw("</b></span>");
    }
    html.close("td").close("tr");
  }

  private static List<Integer> frequent(Vocabulary vocabulary) {
    return IntStream.range(0, vocabulary.size())
        .filter(number -> vocabulary.count(number) > 1)
        .boxed()
        .sorted(
            Comparator.<Integer>comparingInt(number -> -vocabulary.count(number))
                .thenComparing(vocabulary::text))
        .limit(VALUES_MAX)
        .toList();
  }
}
