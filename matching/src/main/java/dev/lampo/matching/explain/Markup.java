package dev.lampo.matching.explain;

/** Text inside HTML and SVG. Everything that is not written by this program goes through here. */
public final class Markup {
  private Markup() {}

  /** A text for an element or an attribute in quotes, whole. */
  public static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int at = 0; at < text.length(); ) {
      int letter = text.codePointAt(at);
      at += Character.charCount(letter);
      switch (letter) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        case '\n' -> escaped.append('\n');
        default -> escaped.appendCodePoint(Shown.harmless(letter));
      }
    }
    return escaped.toString();
  }

  /** A value on one line, of which at most so many letters are shown. */
  public static String line(String value, int lettersMax) {
    return escaped(Shown.line(value, lettersMax));
  }
}
