package dev.lampo.matching.report;

import dev.lampo.matching.cluster.Edges;
import dev.lampo.matching.evaluate.Histogram;
import dev.lampo.matching.evaluate.PairSurvey;
import dev.lampo.matching.explain.PairExplainer;
import dev.lampo.matching.explain.Records;
import dev.lampo.matching.explain.Shown;
import dev.lampo.matching.explain.Waterfall;
import dev.lampo.matching.record.RecordId;
import dev.lampo.matching.rules.Thresholds;
import java.util.Comparator;
import java.util.stream.IntStream;

/** How the weights of compared pairs are spread, and pairs at which a person should look. */
final class PairsSection {
  private static final int HEIGHT = 240;
  private static final int REVIEWS_MAX = 5;
  private static final String GREY = "<span class=\"k\" style=\"background:var(--grey)\"></span>";

  private final ReportInput input;
  private final PairSurvey survey;
  private final Thresholds thresholds;

  PairsSection(ReportInput input, PairSurvey survey) {
    this.input = input;
    this.survey = survey;
    this.thresholds = input.model().rules().thresholds();
  }

  void into(Html html) {
    html.heading(
        "Weights of pairs",
        "Two hills far apart are easy to part; what lies between the thresholds is for people."
            + " Heights grow by powers of ten.");
    html.open("div", "card").open("p", "sub");
    html.raw(
        input.truth().isPresent()
            ? "<span class=\"k up\"></span>truly one<span class=\"k down\"></span>truly apart"
                + (anyUnknown() ? GREY + "not known" : "")
            : "<span class=\"k up\"></span>match"
                + GREY
                + "to look at"
                + "<span class=\"k down\"></span>apart");
    Histogram weights = survey.weights();
    if (weights.always() > 0) {
      html.text("; joined by a rule: " + Shown.count(weights.always()));
    }
    if (weights.never() > 0) {
      html.text("; forbidden by a veto: " + Shown.count(weights.never()));
    }
    html.close("p").raw(picture(weights)).close("div");
    reviews(html);
  }

  private boolean anyUnknown() {
    return IntStream.range(Histogram.LEAST, Histogram.MOST)
        .anyMatch(bits -> survey.weights().unknown(bits) > 0);
  }

  private String picture(Histogram weights) {
    int from = (int) Math.floor(thresholds.reviewBits()) - 2;
    int to = (int) Math.ceil(thresholds.matchBits()) + 2;
    long most = 1;
    for (int bits = Histogram.LEAST; bits < Histogram.MOST; bits++) {
      if (weights.all(bits) > 0) {
        from = Math.min(from, bits);
        to = Math.max(to, bits + 1);
        most = Math.max(most, weights.all(bits));
      }
    }
    Axes axes = new Axes(from, to, height(most) * 1.05, HEIGHT);
    for (long line = 1; line <= most; line *= 10) {
      axes.across(height(line), Shown.count(line));
    }
    axes.marks();
    for (int bits = Math.max(from, Histogram.LEAST); bits < Math.min(to, Histogram.MOST); bits++) {
      bars(axes, weights, bits);
    }
    axes.threshold(thresholds.reviewBits(), "review");
    return axes.threshold(thresholds.matchBits(), "match").svg();
  }

  private void bars(Axes axes, Histogram weights, int bits) {
    if (input.truth().isEmpty()) {
      String colour =
          bits + 1 > thresholds.matchBits()
              ? "c-up"
              : bits + 1 > thresholds.reviewBits() ? "c-grey" : "c-down";
      bar(axes, bits, 0, 1, weights.all(bits), colour);
      return;
    }
    double part = weights.unknown(bits) > 0 ? 1 / 3.0 : 0.5;
    bar(axes, bits, 0, part, weights.apart(bits), "c-down");
    bar(axes, bits, part, part, weights.one(bits), "c-up");
    bar(axes, bits, 2 * part, part, weights.unknown(bits), "c-grey");
  }

  private static void bar(
      Axes axes, int bits, double offset, double width, long pairs, String colour) {
    if (pairs > 0) {
      double y = axes.y(height(pairs));
      axes.add(
          "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>"
              + "%d to %d bits: %d pairs</title></rect>",
          colour,
          axes.x(bits + offset) + 0.5,
          y,
          Math.max(1, axes.x(width) - axes.x(0) - 1),
          axes.y(0) - y,
          bits,
          bits + 1,
          pairs);
    }
  }

  private static double height(long pairs) {
    return Math.log10(pairs) + 0.3;
  }

  private void reviews(Html html) {
    Edges reviews = input.resolution().reviews();
    if (reviews.size() == 0) {
      return;
    }
    PairExplainer explainer = new PairExplainer(input.model());
    Records records = Records.of(input.records());
    html.open("details", "card").element("summary", "", "The pairs nearest below the threshold");
    IntStream.range(0, reviews.size())
        .boxed()
        .sorted(
            Comparator.<Integer>comparingDouble(edge -> -reviews.bits(edge))
                .thenComparing(edge -> least(reviews, edge))
                .thenComparing(edge -> greatest(reviews, edge)))
        .limit(REVIEWS_MAX)
        .forEach(
            edge -> {
              boolean inOrder = id(reviews.left(edge)).equals(least(reviews, edge));
              int left = inOrder ? reviews.left(edge) : reviews.right(edge);
              int right = inOrder ? reviews.right(edge) : reviews.left(edge);
              html.raw(Waterfall.inline(explainer.explain(records, left, right)));
            });
    html.close("details");
  }

  private RecordId id(int row) {
    return input.records().id(row);
  }

  private RecordId least(Edges edges, int edge) {
    RecordId left = id(edges.left(edge));
    RecordId right = id(edges.right(edge));
    return left.compareTo(right) <= 0 ? left : right;
  }

  private RecordId greatest(Edges edges, int edge) {
    RecordId left = id(edges.left(edge));
    RecordId right = id(edges.right(edge));
    return left.compareTo(right) <= 0 ? right : left;
  }
}
