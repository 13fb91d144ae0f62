package dev.lampo.matching.normal;

import java.util.List;

/**
 * A number with a decimal comma or point. Where both stand, or one of them more than once, the last
 * of the rarer kind is the decimal one and the others part thousands; a single one is always
 * decimal.
 */
final class PlainNumber implements Normaliser {
  /** More digits than this are an identifier rather than a number. */
  private static final int DIGITS_MAX = 30;

  private static final String AROUND = " \t%+'EURUSDGBPCHFeurusdgbpchf$";

  @Override
  public String name() {
    return "number";
  }

  @Override
  public String meaning() {
    return "a number with a decimal comma or point";
  }

  @Override
  public List<Part> parts() {
    return List.of(new Part("number", Part.Kind.NUMBER, "the number with a decimal point"));
  }

  @Override
  public String[] normalise(String[] delivered) {
    return new String[] {decimal(Delivered.at(delivered, 0))};
  }

  /** The number as {@link Double#parseDouble} reads it; null where the text is none. */
  static String decimal(String delivered) {
    String text = delivered == null ? null : Latin.ascii(delivered.replace("\u20AC", " "));
    if (text == null) {
      return null;
    }
    int point = decimalPoint(text);
    StringBuilder whole = new StringBuilder();
    StringBuilder fraction = new StringBuilder();
    boolean isNegative = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        (point >= 0 && i > point ? fraction : whole).append(c);
      } else if (c == '-' && whole.length() == 0 && !isNegative) {
        isNegative = true;
      } else if (c != '.' && c != ',' && !isAround(text, i)) {
        return null;
      }
    }
    return written(isNegative, whole, fraction);
  }

  /** Currencies and signs may stand before and behind, blanks also between thousands. */
  private static boolean isAround(String text, int i) {
    char c = text.charAt(i);
    if (c == ' ' || c == '\'') {
      return true;
    }
    boolean isBetweenDigits =
        i > 0
            && i + 1 < text.length()
            && Character.isDigit(text.charAt(i - 1))
            && Character.isDigit(text.charAt(i + 1));
    return !isBetweenDigits && AROUND.indexOf(c) >= 0;
  }

  private static int decimalPoint(String text) {
    int comma = text.lastIndexOf(',');
    int point = text.lastIndexOf('.');
    if (comma >= 0 && point >= 0) {
      return Math.max(comma, point);
    }
    int only = Math.max(comma, point);
    return only >= 0 && text.indexOf(text.charAt(only)) == only ? only : -1;
  }

  private static String written(boolean isNegative, StringBuilder whole, StringBuilder fraction) {
    int digits = whole.length() + fraction.length();
    if (digits == 0 || digits > DIGITS_MAX) {
      return null;
    }
    int zeros = 0;
    while (zeros < whole.length() - 1 && whole.charAt(zeros) == '0') {
      zeros++;
    }
    int end = fraction.length();
    while (end > 0 && fraction.charAt(end - 1) == '0') {
      end--;
    }
    String units = whole.length() == 0 ? "0" : whole.substring(zeros);
    String number = end == 0 ? units : units + "." + fraction.substring(0, end);
    return isNegative && !number.equals("0") ? "-" + number : number;
  }
}
