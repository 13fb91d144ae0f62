package dev.lampo.jobs.source;

/** Reads digits without making a string. */
final class Digits {
  private Digits() {}

  /** The number that so many digits write, or -1 where one of them is not a digit. */
  static int of(char[] chars, int from, int count) {
    int number = 0;
    for (int i = from; i < from + count; i++) {
      int digit = chars[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /** A whole number of any length that fits a long, without a sign. */
  static long wholeNumber(char[] chars, int from, int length) throws Unusable {
    long number = 0;
    boolean digits = length > 0;
    for (int i = from; i < from + length && digits; i++) {
      int digit = chars[i] - '0';
      digits = digit >= 0 && digit <= 9 && number <= (Long.MAX_VALUE - digit) / 10;
      number = number * 10 + digit;
    }
    if (!digits) {
      throw Unusable.invalid(
          "expected a whole number from 0 to "
              + Long.MAX_VALUE
              + ", found "
              + Unusable.shown(chars, from, length));
    }
    return number;
  }
}
