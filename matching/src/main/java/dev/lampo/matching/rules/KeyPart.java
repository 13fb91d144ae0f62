package dev.lampo.matching.rules;

import static java.util.Objects.requireNonNull;

/**
 * One part of a blocking key: what is taken of one feature's value.
 *
 * @param take what is taken
 * @param count of letters, words or digits, where {@code take} wants one; else zero
 * @param feature its place in {@link Rules#features()}
 * @param text as written in the rules, such as {@code first3(family)}
 */
public record KeyPart(Take take, int count, int feature, String text) {
  /** What may be taken of a value. */
  public enum Take {
    /** All of it. */
    WHOLE(false, "the whole value"),
    /** Its first letters. */
    FIRST(true, "the first letters: first3(family)"),
    /** Its last letters. */
    LAST(true, "the last letters: last4(phone)"),
    /** How its first word sounds (Double Metaphone). */
    SOUND(false, "how it sounds"),
    /** The year of a date. */
    YEAR(false, "the year of a date"),
    /** Month and day of a date. */
    DAY(false, "month and day of a date"),
    /** Each of its words gives a key of its own. */
    WORD(false, "each word, a key for each"),
    /** Its rarest words, each a key of its own. */
    RARE(true, "the rarest words, a key for each: rare2(name)"),
    /** Each pair of its rarest words gives a key. */
    PAIRS(true, "each pair of the rarest words: pairs4(name)"),
    /** Each value of a set gives a key of its own. */
    EACH(false, "each value of a set"),
    /** A number rounded down to a multiple, and the next one below, a key for each. */
    NEAR(true, "a number to the nearest multiple: near5(price)"),
    /** All its letters sorted, so that turned letters and words do not matter. */
    SORTED(false, "its letters in order of the alphabet");

    private final boolean counted;
    private final String meaning;

    Take(boolean counted, String meaning) {
      this.counted = counted;
      this.meaning = meaning;
    }

    /** Whether a count is written behind its name. */
    public boolean counted() {
      return counted;
    }

    /** Whether it looks at words, which only texts, words and sets have. */
    public boolean wantsWords() {
      return switch (this) {
        case WORD, RARE, PAIRS, EACH -> true;
        case WHOLE, FIRST, LAST, SOUND, YEAR, DAY, NEAR, SORTED -> false;
      };
    }

    /** One line for people. */
    public String meaning() {
      return meaning;
    }
  }

  /** Refuses nulls. */
  public KeyPart {
    requireNonNull(take, "take is null");
    requireNonNull(text, "text is null");
  }
}
