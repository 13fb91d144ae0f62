package dev.lampo.matching.compare;

import dev.lampo.matching.normal.Part;
import org.apache.commons.codec.language.DoubleMetaphone;

/**
 * One value of one feature, made ready to be compared many times. Immutable; shared by all records
 * that have it.
 */
public final class Value {
  /** Of longer texts this many letters are compared; exactness is judged by the whole text. */
  static final int LETTERS_MAX = 64;

  private static final double LOG_2 = StrictMath.log(2);
  private static final int DATE_LENGTH = 10;

  /** A year mistyped by one is less than this. */
  private static final int DAYS_APART = 400;

  private static final int SLIPS_MAX = 2;

  private static final DoubleMetaphone METAPHONE = new DoubleMetaphone();

  private final String text;
  private final long hash;
  private final float frequency;
  private final float rarityBits;
  private String sound;

  /** The first letters. */
  final char[] letters;

  /** How many those are: beside the classes, where the letters themselves are a look away. */
  final byte length;

  /** Which letters occur, folded to 64 classes: what is missing in the other cannot match. */
  final long letterClasses;

  /** The number, or the day since 1970; NaN where there is none. */
  final double number;

  /** Latitude and longitude; null where the kind has none. */
  final double[] place;

  /** Its words or members; null where the kind has none. */
  final Words words;

  /** What is known of it as a given name; null where the kind is another. */
  final Name name;

  private Value(
      String text,
      double frequency,
      double number,
      double[] place,
      Words words,
      Name name,
      char[] letters) {
    this.text = text;
    this.hash = Hash.of(text);
    this.frequency = (float) frequency;
    // Not Math's own logarithm, which may differ from machine to machine in its last bit.
    this.rarityBits = (float) (-StrictMath.log(frequency) / LOG_2);
    this.number = number;
    this.place = place;
    this.words = words;
    this.name = name;
    this.letters = letters;
    this.length = (byte) letters.length;
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
    double[] place = null;
    Words words = null;
    switch (kind) {
      case NUMBER -> number = Numbers.number(text);
      case DATE -> number = Numbers.day(text);
      case PLACE -> {
        int space = text.indexOf(' ');
        place =
            space < 0
                ? null
                : new double[] {
                  Numbers.number(text.substring(0, space)),
                  Numbers.number(text.substring(space + 1))
                };
      }
      case WORDS, TEXT -> words = Words.split(text, ' ', rarity);
      case SET -> words = Words.split(text, '\n', rarity);
      case CODE, NAME -> {}
    }
    int length = Math.min(text.length(), LETTERS_MAX);
    char[] letters = new char[length];
    text.getChars(0, length, letters, 0);
    Name name = kind == Part.Kind.NAME ? new Name(text) : null;
    return new Value(text, frequency, number, place, words, name, letters);
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

  /** What it tells that two records have this value, as the model knows it, in bits. */
  public double rarityBits() {
    return rarityBits;
  }

  /** Its words from the rarest on, for keys; empty where it has none. */
  public Iterable<String> rarestWords() {
    return words == null ? java.util.List.of() : words.rarest();
  }

  /** Reads what most comparisons read, so that it is near when they do; the number says nothing. */
  public long touched() {
    return hash;
  }

  /**
   * Whether these are dates that no slip of the pen explains: more than a year apart, three digits
   * or more of them others, not even with day and month turned. 1 January says nothing: it stands
   * where only the year is known. Neither do dates that are not whole.
   */
  public boolean apart(Value other) {
    return text.length() == DATE_LENGTH
        && other.text.length() == DATE_LENGTH
        && Math.abs(number - other.number) > DAYS_APART
        && !isNewYear(letters)
        && !isNewYear(other.letters)
        && !Measuring.dayAndMonthTurned(letters, other.letters)
        && otherDigits(other) > SLIPS_MAX;
  }

  private static boolean isNewYear(char[] date) {
    return date[5] == '0' && date[6] == '1' && date[8] == '0' && date[9] == '1';
  }

  private int otherDigits(Value other) {
    int count = 0;
    for (int i = 0; i < letters.length; i++) {
      count += letters[i] == other.letters[i] ? 0 : 1;
    }
    return count;
  }

  /** Whether both sound alike; an initial has no sound, for any name may be behind it. */
  boolean soundsLike(Value other) {
    String own = sound();
    return !own.isEmpty() && own.equals(other.sound());
  }

  /**
   * How its first word sounds (Double Metaphone); empty for an initial. Found when it is first
   * asked for; whichever thread finds it finds the same.
   */
  public String sound() {
    if (sound == null) {
      int blank = text.indexOf(' ');
      String word = blank < 0 ? text : text.substring(0, blank);
      String found = word.length() < 2 ? null : METAPHONE.doubleMetaphone(word);
      sound = found == null ? "" : found;
    }
    return sound;
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
