package dev.lampo.matching.normal;

import java.util.Locale;
import java.util.Map;

/** Takes back what a web form made of special characters, such as {@code &amp;} for {@code &}. */
final class Entities {
  /** The longest that is looked for, {@code &Eacute;} without its ampersand. */
  private static final int NAME_MAX = 8;

  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("amp", "&"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("rsquo", "'"),
          Map.entry("lsquo", "'"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("nbsp", " "),
          Map.entry("ndash", "-"),
          Map.entry("agrave", "à"),
          Map.entry("egrave", "è"),
          Map.entry("eacute", "é"),
          Map.entry("igrave", "ì"),
          Map.entry("ograve", "ò"),
          Map.entry("ugrave", "ù"),
          Map.entry("auml", "ä"),
          Map.entry("ouml", "ö"),
          Map.entry("uuml", "ü"),
          Map.entry("szlig", "ß"),
          Map.entry("ntilde", "ñ"),
          Map.entry("ccedil", "ç"));

  private Entities() {}

  /** The text itself where there is nothing to take back. */
  static String undone(String text) {
    int ampersand = text.indexOf('&');
    if (ampersand < 0 || text.indexOf(';', ampersand) < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      int end = text.charAt(i) == '&' ? end(text, i) : -1;
      String meant = end < 0 ? null : meant(text.substring(i + 1, end));
      if (meant == null) {
        plain.append(text.charAt(i));
      } else {
        plain.append(meant);
        i = end;
      }
    }
    return plain.toString();
  }

  private static int end(String text, int ampersand) {
    int last = Math.min(text.length() - 1, ampersand + 1 + NAME_MAX);
    for (int i = ampersand + 1; i <= last; i++) {
      if (text.charAt(i) == ';') {
        return i;
      }
    }
    return -1;
  }

  private static String meant(String name) {
    if (name.length() > 1 && name.charAt(0) == '#') {
      return numbered(name);
    }
    String meant = NAMED.get(name.toLowerCase(Locale.ROOT));
    return meant != null && Character.isUpperCase(name.charAt(0))
        ? meant.toUpperCase(Locale.ROOT)
        : meant;
  }

  private static String numbered(String name) {
    boolean isHexadecimal = name.charAt(1) == 'x' || name.charAt(1) == 'X';
    try {
      int codePoint =
          isHexadecimal
              ? Integer.parseInt(name, 2, name.length(), 16)
              : Integer.parseInt(name, 1, name.length(), 10);
      return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : null;
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }
}
