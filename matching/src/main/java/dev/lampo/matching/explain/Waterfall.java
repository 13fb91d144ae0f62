package dev.lampo.matching.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A pair's weight as a picture: from the prior each field moves the sum up or down, to the total.
 * SVG without any outside resource, in colours for light and for dark.
 */
public final class Waterfall {
  /** The picture's width in pixels. */
  public static final int WIDTH = 720;

  /** What pages that hold pictures made by {@link #inline} put into their style, once. */
  public static final String STYLE =
      """
      .lw{font-family:system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;font-size:13px}
      .lw-bg{fill:#fff}.lw-t{fill:#1c2330}.lw-b{font-weight:600}.lw-m{fill:#667085}
      .lw-s{font-size:11.5px}.lw-up{fill:#2f6fde}.lw-down{fill:#d4691e}.lw-sum{fill:#5b6472}
      .lw-line{stroke:#98a2b3;stroke-width:1}.lw-axis{stroke:#d0d5dd;stroke-width:1}
      .lw-match{stroke:#1f8a55;stroke-width:1.5;stroke-dasharray:4 3}.lw-mt{fill:#1f8a55}
      @media(prefers-color-scheme:dark){
      .lw-bg{fill:#171b21}.lw-t{fill:#e6e9ef}.lw-m{fill:#9aa4b2}
      .lw-up{fill:#6ea3ff}.lw-down{fill:#ff9d57}.lw-sum{fill:#a7b0bd}
      .lw-line{stroke:#667085}.lw-axis{stroke:#39414d}
      .lw-match{stroke:#4cc38a}.lw-mt{fill:#4cc38a}}
      """;

  private static final double BITS_MAX = 60;
  private static final int TOP = 44;
  private static final int ROW = 38;
  private static final int FOOT = 26;
  private static final int TEXT_WIDTH = 300;
  private static final int BARS_FROM = 330;
  private static final int BARS_TO = 636;
  private static final int BITS_AT = 708;
  private static final int VALUE_LETTERS_MAX = 40;
  private static final int NAME_LETTERS_MAX = 60;
  private static final int LEVEL_LETTERS_MAX = 48;

  private final PairExplanation pair;
  private final double from;
  private final double to;
  private final StringBuilder svg = new StringBuilder();
  private int row;

  private Waterfall(PairExplanation pair) {
    this.pair = pair;
    double least = Math.min(0, pair.thresholds().matchBits());
    double most = Math.max(0, pair.thresholds().matchBits());
    double sum = pair.priorBits();
    least = Math.min(least, sum);
    most = Math.max(most, sum);
    for (ComparedField field : pair.fields()) {
      sum += drawn(field);
      least = Math.min(least, sum);
      most = Math.max(most, sum);
    }
    double margin = Math.max(0.5, (most - least) * 0.03);
    this.from = least - margin;
    this.to = most + margin;
  }

  /** The picture as a file of its own. */
  public static String svg(PairExplanation pair) {
    return new Waterfall(pair).drawn("<style>" + STYLE + "</style>");
  }

  /** The picture for a page that has the style. */
  public static String inline(PairExplanation pair) {
    return new Waterfall(pair).drawn("");
  }

  private String drawn(String style) {
    List<String> notes = notes();
    int axisEnd = TOP + ROW * (pair.fields().size() + 2);
    int height = axisEnd + FOOT + 18 * notes.size();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"lw\" role=\"img\" width=\"%d\""
                + " height=\"%d\" viewBox=\"0 0 %d %d\">",
            WIDTH,
            height,
            WIDTH,
            height));
    svg.append(style).append("<title>").append(heading()).append("</title>");
    svg.append("<rect class=\"lw-bg\" width=\"100%\" height=\"100%\" rx=\"8\"/>");
    text("lw-t lw-b", 12, 26, heading());
    axis(axisEnd);
    bars();
    int y = axisEnd + FOOT + 8;
    for (String note : notes) {
      text("lw-m lw-s", 12, y, note);
      y += 18;
    }
    return svg.append("</svg>\n").toString();
  }

  private String heading() {
    return Markup.line(pair.left().toString(), NAME_LETTERS_MAX / 2)
        + " and "
        + Markup.line(pair.right().toString(), NAME_LETTERS_MAX / 2)
        + ": "
        + Markup.escaped(ExplanationText.outcome(pair));
  }

  private void bars() {
    bar("prior", "any two records", "", 0, pair.priorBits(), "");
    double sum = pair.priorBits();
    for (ComparedField field : pair.fields()) {
      double bits = drawn(field);
      bar(
          Markup.line(field.name(), VALUE_LETTERS_MAX),
          level(field),
          values(field),
          sum,
          sum + bits,
          "");
      sum += bits;
    }
    bar(
        "total",
        "probability by evidence " + Shown.probability(1 / (1 + Math.pow(2, -pair.evidenceBits()))),
        "",
        0,
        sum,
        "lw-sum");
  }

  private void bar(
      String name, String says, String values, double start, double end, String colour) {
    int y = TOP + ROW * row;
    svg.append("<svg x=\"0\" y=\"").append(y).append("\" width=\"").append(TEXT_WIDTH);
    svg.append("\" height=\"").append(ROW).append("\">");
    svg.append("<text class=\"lw-t\" x=\"12\" y=\"16\"><tspan class=\"lw-b\">").append(name);
    svg.append("</tspan><tspan class=\"lw-m lw-s\" dx=\"8\">").append(says);
    svg.append("</tspan></text>");
    text("lw-m lw-s", 12, 31, values);
    svg.append("</svg>");
    double left = x(Math.min(start, end));
    double right = x(Math.max(start, end));
    String direction = end == start ? "lw-sum" : end > start ? "lw-up" : "lw-down";
    String chosen = colour.isEmpty() ? direction : colour;
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"18\" rx=\"2\"/>",
            chosen,
            left,
            y + 8,
            Math.max(1.5, right - left)));
    if (row <= pair.fields().size()) {
      line("lw-line", x(end), y + 26, y + ROW + 8);
    }
    svg.append("<text class=\"lw-t\" text-anchor=\"end\" x=\"").append(BITS_AT);
    svg.append("\" y=\"").append(y + 22).append("\">").append(Shown.bits(end - start));
    svg.append("</text>");
    row++;
  }

  /** A share of zero weighs without end; the picture has one. */
  private static double drawn(ComparedField field) {
    return Math.max(-BITS_MAX, Math.min(BITS_MAX, field.bits()));
  }

  private static String level(ComparedField field) {
    String level = Markup.line(field.level(), LEVEL_LETTERS_MAX);
    return field.byFrequency()
        ? level + ", 1 in " + Shown.count(Math.round(1 / field.frequency()))
        : level;
  }

  private static String values(ComparedField field) {
    boolean same = field.left() != null && field.left().equals(field.right());
    return same
        ? Markup.line(field.left(), VALUE_LETTERS_MAX)
        : Markup.line(field.left(), VALUE_LETTERS_MAX / 2)
            + "  ↔  "
            + Markup.line(field.right(), VALUE_LETTERS_MAX / 2);
  }

  private void axis(int bottom) {
    double match = pair.thresholds().matchBits();
    line("lw-axis", x(0), TOP, bottom);
    line("lw-match", x(match), TOP - 4, bottom + 4);
    svg.append(
        String.format(
            Locale.ROOT,
            "<text class=\"lw-mt lw-s\" text-anchor=\"middle\" x=\"%.1f\" y=\"%d\">"
                + "match from %s</text>",
            Math.max(BARS_FROM + 40, Math.min(BARS_TO - 40, x(match))),
            bottom + 18,
            Shown.bits(match)));
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    pair.never().forEach(veto -> notes.add("never: " + Markup.line(veto, 90)));
    pair.always().forEach(rule -> notes.add("always: " + Markup.line(rule, 90)));
    notes.add(
        pair.compared()
            ? "compared by: " + Markup.line(String.join(", ", pair.sharedKeys()), 100)
            : "never compared: no common key");
    return notes;
  }

  private double x(double bits) {
    return BARS_FROM + (bits - from) / (to - from) * (BARS_TO - BARS_FROM);
  }

  private void line(String colour, double x, int y, int toY) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line class=\"%s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>",
            colour,
            x,
            x,
            y,
            toY));
  }

  private void text(String style, int x, int y, String escaped) {
    svg.append("<text class=\"").append(style).append("\" x=\"").append(x);
    svg.append("\" y=\"").append(y).append("\">").append(escaped).append("</text>");
  }
}
