package dev.lampo.jobs.source;

import java.nio.CharBuffer;

/** What a text may hold that goes into maps, columns and pages. */
final class Texts {
  /** Longer than any name, address or number that a quote may carry. */
  static final int CHARS_MAX = 200;

  private Texts() {}

  /**
   * Looks at the text of one field.
   *
   * @throws Unusable where it is too long, or holds what is not text
   */
  static void check(char[] chars, int from, int length) throws Unusable {
    if (length > CHARS_MAX) {
      throw Unusable.invalid(
          "text of "
              + length
              + " characters, at most "
              + CHARS_MAX
              + " are allowed: "
              + Unusable.shown(chars, from, length));
    }
    for (int i = from; i < from + length; i++) {
      char unit = chars[i];
      if ((unit < ' ' || unit >= 0x7f)
          && isUnprintable(CharBuffer.wrap(chars, from, length), i - from)) {
        throw Unusable.invalid(
            String.format("text with the character U+%04X, which no text may hold", (int) unit));
      }
    }
  }

  /** A control character, or half of a surrogate pair: PostgreSQL refuses a NUL, say. */
  static boolean isUnprintable(CharSequence text, int at) {
    char unit = text.charAt(at);
    if (Character.isHighSurrogate(unit)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    if (Character.isLowSurrogate(unit)) {
      return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }
    return Character.isISOControl(unit);
  }

  static boolean isBlank(char[] chars, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (!Character.isWhitespace(chars[i])) {
        return false;
      }
    }
    return true;
  }
}
