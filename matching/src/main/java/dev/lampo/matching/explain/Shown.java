package dev.lampo.matching.explain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * Values and numbers as people may see them. What a stranger wrote must not move a terminal's
 * cursor, turn the direction of writing or fill a page.
 */
public final class Shown {
  private static final int REPLACEMENT = 0xFFFD;
  private static final double SMALLEST_PLAIN = 1e-4;

  private Shown() {}

  /**
   * A text on one line; the members of a set are parted by a bar.
   *
   * @param text may be null, which is shown as a dash
   * @param lettersMax of a longer text the beginning is shown
   */
  public static String line(String text, int lettersMax) {
    if (text == null) {
      return "–";
    }
    StringBuilder line = new StringBuilder();
    int letters = 0;
    for (int at = 0; at < text.length(); letters++) {
      int letter = text.codePointAt(at);
      at += Character.charCount(letter);
      if (letters == lettersMax - 1 && at < text.length()) {
        return line.append('…').toString();
      }
      if (letter == '\n') {
        line.append(" | ");
      } else {
        line.appendCodePoint(harmless(letter));
      }
    }
    return line.toString();
  }

  /** The letter, or the replacement character for one that does more than show itself. */
  static int harmless(int letter) {
    boolean turnsDirection =
        letter == 0x061C
            || letter >= 0x200E && letter <= 0x200F
            || letter >= 0x202A && letter <= 0x202E
            || letter >= 0x2066 && letter <= 0x2069;
    boolean harmful =
        switch (Character.getType(letter)) {
          case Character.CONTROL,
              Character.SURROGATE,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
              true;
          default -> turnsDirection || (letter & 0xFFFE) == 0xFFFE;
        };
    return harmful ? REPLACEMENT : letter;
  }

  /** A weight with its sign: {@code +3.25}. */
  public static String bits(double bits) {
    String text = String.format(Locale.ROOT, "%+.2f", bits);
    return text.equals("-0.00") ? "+0.00" : text;
  }

  /** A share with two digits that count: {@code 0.93}, {@code 0.00031}, {@code 2.4e-06}. */
  public static String share(double share) {
    if (Double.isNaN(share)) {
      return "–";
    }
    if (share != 0 && Math.abs(share) < SMALLEST_PLAIN) {
      return String.format(Locale.ROOT, "%.1e", share);
    }
    return new BigDecimal(share).round(new MathContext(2)).stripTrailingZeros().toPlainString();
  }

  /** A probability, of which the distance from one matters as much as that from zero. */
  public static String probability(double probability) {
    if (probability > 0.5) {
      double rest = 1 - probability;
      return rest < 1e-9
          ? "1"
          : BigDecimal.ONE
              .subtract(new BigDecimal(rest).round(new MathContext(2)))
              .stripTrailingZeros()
              .toPlainString();
    }
    return share(probability);
  }

  /** A percentage: {@code 12.3 %}. */
  public static String percent(double share) {
    return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** A count with its thousands parted: {@code 1,234}. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
