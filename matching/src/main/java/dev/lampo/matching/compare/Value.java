package dev.lampo.matching.compare;

import dev.lampo.matching.normal.Part;

/**
 * One value of one feature, made ready to be compared many times. Immutable; shared by all records
 * that have it.
 */
public final class Value {
  /** Of longer texts this many letters are compared; exactness is judged by the whole text. */
  static final int LETTERS_MAX = 64;

  private final String text;
  private final long hash;
  private final float frequency;

  /** The first letters. */
  final char[] letters;

  /** Which letters occur, folded to 64 classes: what is missing in the other cannot match. */
  final long letterClasses;

  /** The number, the day since 1970, or the latitude; NaN where there is none. */
  final double number;

  /** The longitude; NaN where there is none. */
  final double second;

  /** Its words or members; null where the kind has none. */
  final Words words;

  private Value(
      String text, float frequency, double number, double second, Words words, char[] letters) {
    this.text = text;
    this.hash = Hash.of(text);
    this.frequency = frequency;
    this.number = number;
    this.second = second;
    this.words = words;
    this.letters = letters;
    this.letterClasses = classes(letters);
  }

  /**
   * Prepares a value.
   *
   * @param text as normalised, not empty
   * @param kind how it is to be read
   * @param frequency the share of records that have exactly this value, above zero
   * @param rarity the weight of a word, or null where the feature has no words
   */
  public static Value of(String text, Part.Kind kind, double frequency, Rarity rarity) {
    double number = Double.NaN;
    double second = Double.NaN;
    Words words = null;
    switch (kind) {
      case NUMBER -> number = Numbers.number(text);
      case DATE -> number = Numbers.day(text);
      case PLACE -> {
        int space = text.indexOf(' ');
        number = space < 0 ? Double.NaN : Numbers.number(text.substring(0, space));
        second = space < 0 ? Double.NaN : Numbers.number(text.substring(space + 1));
      }
      case WORDS, TEXT -> words = Words.split(text, ' ', rarity);
      case SET -> words = Words.split(text, '\n', rarity);
      case CODE -> {}
    }
    int length = Math.min(text.length(), LETTERS_MAX);
    char[] letters = new char[length];
    text.getChars(0, length, letters, 0);
    return new Value(text, (float) frequency, number, second, words, letters);
  }

  /** The value as normalised. */
  public String text() {
    return text;
  }

  /** 64 bits that stand for the text. */
  public long hash() {
    return hash;
  }

  /** The share of records that have exactly this value, as the model knows it. */
  public double frequency() {
    return frequency;
  }

  /** Its words from the rarest on, for keys; empty where it has none. */
  public Iterable<String> rarestWords() {
    return words == null ? java.util.List.of() : words.rarest();
  }

  /** Reads what most comparisons read, so that it is near when they do; the number says nothing. */
  public long touched() {
    return hash + letters.length;
  }

  /** Whether both are the same text. */
  public boolean same(Value other) {
    return this == other || hash == other.hash && text.equals(other.text);
  }

  @Override
  public String toString() {
    return text;
  }

  private static long classes(char[] letters) {
    long classes = 0;
    for (char letter : letters) {
      classes |= 1L << (letter & 63);
    }
    return classes;
  }
}
