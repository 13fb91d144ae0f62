package dev.lampo.matching.normal;

/** What was delivered for one record, read without trusting its length or its size. */
final class Delivered {
  /**
   * How many characters of one value are looked at. The longest names and addresses are a third of
   * this, and whoever delivers ten megabytes in one field must not stop everybody else.
   */
  static final int CHARACTERS_MAX = 1_000;

  private Delivered() {}

  /** The value at that input, at most {@link #CHARACTERS_MAX} of it; null where there is none. */
  static String at(String[] delivered, int input) {
    if (delivered == null || input >= delivered.length) {
      return null;
    }
    return bounded(delivered[input]);
  }

  /** The beginning of the text, and all of it where it is not too long. */
  static String bounded(String text) {
    return text == null || text.length() <= CHARACTERS_MAX
        ? text
        : text.substring(0, CHARACTERS_MAX);
  }

  /** The text without blanks around it, and null instead of nothing. */
  static String known(String text) {
    if (text == null) {
      return null;
    }
    String stripped = text.strip();
    return stripped.isEmpty() ? null : stripped;
  }
}
