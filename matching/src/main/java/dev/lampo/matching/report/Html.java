package dev.lampo.matching.report;

import dev.lampo.matching.explain.Markup;

/** Markup that grows. Texts are escaped; only {@link #raw} takes markup, made by this program. */
final class Html {
  private static final int TEXT_MAX = 400;

  private final StringBuilder markup = new StringBuilder(1 << 16);

  Html raw(String made) {
    markup.append(made);
    return this;
  }

  Html text(String text) {
    markup.append(Markup.line(text, TEXT_MAX));
    return this;
  }

  Html open(String tag, String style) {
    markup.append('<').append(tag);
    if (!style.isEmpty()) {
      markup.append(" class=\"").append(style).append('"');
    }
    markup.append('>');
    return this;
  }

  Html close(String tag) {
    markup.append("</").append(tag).append(">\n");
    return this;
  }

  Html element(String tag, String style, String text) {
    return open(tag, style).text(text).raw("</" + tag + ">");
  }

  /** A heading with a sentence that says what to see below it. */
  Html heading(String title, String explanation) {
    return element("h2", "", title).element("p", "lead", explanation).raw("\n");
  }

  Html tile(String label, String value, String note) {
    return open("div", "tile")
        .element("div", "label", label)
        .element("div", "value", value)
        .element("div", "note", note)
        .close("div");
  }

  Html head(String... columns) {
    open("tr", "");
    for (String column : columns) {
      // A column with numbers stands right; its name begins with a sign that is not shown.
      boolean number = column.startsWith("#");
      element("th", number ? "n" : "", number ? column.substring(1) : column);
    }
    return close("tr");
  }

  Html cell(String text) {
    return element("td", "", text);
  }

  Html number(String text) {
    return element("td", "n", text);
  }

  /** A cell with a bar that fills a share of it. */
  Html bar(double share, String colour) {
    double percent = Math.max(0, Math.min(1, share)) * 100;
    return raw(
        String.format(
            java.util.Locale.ROOT,
            "<td class=\"track\"><span class=\"bar %s\" style=\"width:%.1f%%\"></span></td>",
            colour,
            percent));
  }

  @Override
  public String toString() {
    return markup.toString();
  }
}
