package dev.lampo.matching.normal;

/** The digits of a text, and sums over them. */
final class Digits {
  private Digits() {}

  /** Only the digits 0 to 9, in their order; null where there are none. */
  static String of(String text) {
    if (text == null) {
      return null;
    }
    char[] digits = new char[text.length()];
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits[length++] = c;
      }
    }
    return length == 0 ? null : new String(digits, 0, length);
  }

  /** Whether there is nothing else, and something. */
  static boolean isAll(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
