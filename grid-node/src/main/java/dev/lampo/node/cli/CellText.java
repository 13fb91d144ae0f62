package dev.lampo.node.cli;

import java.math.BigDecimal;
import java.time.OffsetDateTime;

/** A value of a result as text; moments in UTC, numbers without exponents. */
final class CellText {
  private CellText() {}

  /** The text of a value that is not null. */
  static String of(Object value) {
    if (value instanceof OffsetDateTime time) {
      return time.toInstant().toString();
    }
    return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
  }

  /**
   * The text for a terminal: what a stranger wrote into a record must not move the cursor of the
   * one who reads it.
   */
  static String onScreen(Object value) {
    String text = of(value);
    if (text.codePoints().noneMatch(CellText::moves)) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + 8);
    text.codePoints()
        .forEach(
            code -> {
              if (moves(code)) {
                safe.append(String.format("\\u%04x", code));
              } else {
                safe.appendCodePoint(code);
              }
            });
    return safe.toString();
  }

  private static boolean moves(int code) {
    return Character.isISOControl(code) || Character.getType(code) == Character.FORMAT;
  }
}
