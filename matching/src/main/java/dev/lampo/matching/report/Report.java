package dev.lampo.matching.report;

import dev.lampo.matching.evaluate.Evaluation;
import dev.lampo.matching.evaluate.Evaluator;
import dev.lampo.matching.evaluate.PairSurvey;
import dev.lampo.matching.explain.Shown;
import dev.lampo.matching.explain.Waterfall;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes a report: one page that needs no other file, no network and no script. The same input gives
 * the same page, byte by byte. Everything in it is bounded, whatever the size of the data.
 */
public final class Report {
  private static final int ERRORS_MAX = 5;

  private final ReportInput input;
  private final PairSurvey survey;
  private final Optional<Evaluation> evaluation;
  private final Html html = new Html();

  private Report(ReportInput input) {
    this.input = input;
    this.survey = PairSurvey.of(input.model(), input.records(), input.truth().orElse(null));
    this.evaluation =
        input
            .truth()
            .map(
                truth ->
                    new Evaluator(
                            input.model(), input.records(), input.resolution(), truth, ERRORS_MAX)
                        .evaluate(survey));
  }

  /** The page. Weighs all pairs once more, for how weights are spread. */
  public static String html(ReportInput input) {
    return new Report(input).page();
  }

  private String page() {
    String name = input.model().rules().name();
    html.raw("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n");
    html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';");
    html.raw(" style-src 'unsafe-inline'\">\n");
    html.element("title", "", "Who is who: " + name).raw("\n<style>\n");
    html.raw(Style.CSS).raw(Waterfall.STYLE).raw("</style></head><body><main>\n");
    html.element("h1", "", "Who is who: " + name);
    html.element("p", "sub", String.join(", ", input.files()));
    summary();
    evaluation.ifPresent(found -> new TruthSection(input, found).into(html));
    new PairsSection(input, survey).into(html);
    new WeightsSection(input.model()).into(html);
    new EntitiesSection(input).into(html);
    evaluation.ifPresent(found -> new TruthSection(input, found).errorsInto(html));
    new KeysSection(input, survey.recall()).into(html);
    new ColumnsSection(input.records().table()).into(html);
    html.open("footer", "");
    html.text("model " + input.model().hash() + ", rules " + input.model().rules().hash());
    return html.close("footer").raw("</main></body></html>\n").toString();
  }

  private void summary() {
    int records = input.records().size();
    int entities = entities();
    html.open("div", "tiles");
    html.tile("records", Shown.count(records), "");
    html.tile("entities", Shown.count(entities), "after joining");
    html.tile(
        "duplicates",
        Shown.count(records - entities),
        Shown.percent(records == 0 ? 0 : (double) (records - entities) / records)
            + " of the records");
    html.tile("pairs compared", Shown.count(input.resolution().compared()), reduction(records));
    html.tile(
        "to look at",
        Shown.count(input.resolution().reviews().size()),
        "pairs between review and match");
    input.took().ifPresent(took -> html.tile("time", seconds(took), "reading, training, joining"));
    html.close("div");
  }

  private int entities() {
    int entities = 0;
    for (int row = 0; row < input.records().size(); row++) {
      entities += input.resolution().entities()[row] == row ? 1 : 0;
    }
    return entities;
  }

  private String reduction(int records) {
    double all = records * (records - 1.0) / 2;
    double compared = input.resolution().compared();
    return all == 0 ? "" : "of " + Shown.count((long) all) + ", " + Shown.percent(compared / all);
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
  }
}
