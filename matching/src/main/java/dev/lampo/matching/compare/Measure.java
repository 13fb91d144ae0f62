package dev.lampo.matching.compare;

import static dev.lampo.matching.normal.Part.Kind.CODE;
import static dev.lampo.matching.normal.Part.Kind.DATE;
import static dev.lampo.matching.normal.Part.Kind.NAME;
import static dev.lampo.matching.normal.Part.Kind.NUMBER;
import static dev.lampo.matching.normal.Part.Kind.PLACE;
import static dev.lampo.matching.normal.Part.Kind.SET;
import static dev.lampo.matching.normal.Part.Kind.TEXT;
import static dev.lampo.matching.normal.Part.Kind.WORDS;

import dev.lampo.matching.normal.Part;
import java.util.EnumSet;
import java.util.Set;

/**
 * How alike two values are. All are symmetric and depend on the two values alone. Two given names
 * that are known and no forms of each other are not alike by their letters.
 */
public enum Measure {
  /** The same text. */
  EXACT("exact", "", EnumSet.allOf(Part.Kind.class)),
  /** Jaro–Winkler similarity from 0 to 1, at least the bound. */
  JARO_WINKLER("jaro-winkler", "jaro-winkler 0.92", EnumSet.of(TEXT, WORDS, CODE, NAME)),
  /** Letters put in, taken out, changed or turned, at most the bound. */
  EDITS("edits", "edits 1", EnumSet.of(TEXT, WORDS, CODE, NAME, DATE)),
  /** One less the edits as a share of the longer text's letters, at least the bound. */
  SIMILAR("similar", "similar 0.8", EnumSet.of(TEXT, WORDS, CODE, NAME)),
  /** The weight of common words over that of all words, at least the bound. */
  WORDS_ALIKE("words", "words 0.7", EnumSet.of(TEXT, WORDS, SET)),
  /** The weight of common words over that of the shorter value, at least the bound. */
  CONTAINED("contained", "contained 0.9", EnumSet.of(TEXT, WORDS, SET)),
  /** A common word or member. */
  SHARED("shared", "", EnumSet.of(TEXT, WORDS, SET)),
  /** One begins with the other, as an initial does; the number is the least length. */
  BEGINS("begins", "begins 1", EnumSet.of(TEXT, WORDS, CODE, NAME)),
  /** Forms of one given name, such as Bob and Robert. */
  NICKNAME("nickname", "", EnumSet.of(NAME)),
  /** The first words are said alike in English (Double Metaphone). */
  SOUNDS("sounds", "", EnumSet.of(TEXT, WORDS, NAME)),
  /** Days between two dates, at most the bound. */
  DAYS("days", "days 1", EnumSet.of(DATE)),
  /** Dates with day and month turned. */
  TURNED("turned", "", EnumSet.of(DATE)),
  /** Dates of the same year; where one is a year alone too. */
  YEAR("year", "", EnumSet.of(DATE)),
  /** The difference of two numbers, at most the bound. */
  WITHIN("within", "within 5", EnumSet.of(NUMBER)),
  /** The difference as a share of the larger number in percent, at most the bound. */
  PERCENT("percent", "percent 5", EnumSet.of(NUMBER)),
  /** Kilometres between two places, at most the bound. */
  KILOMETRES("km", "km 5", EnumSet.of(PLACE)),
  /** Each one's value is the other one's value of the second field. */
  CROSSED("crossed", "", EnumSet.of(TEXT, WORDS, CODE, NAME));

  private final String word;
  private final String example;
  private final Set<Part.Kind> kinds;

  Measure(String word, String example, Set<Part.Kind> kinds) {
    this.word = word;
    this.example = example;
    this.kinds = kinds;
  }

  /** As rules call it. */
  public String word() {
    return word;
  }

  /** How it is written; empty where the word is all. */
  public String example() {
    return example.isEmpty() ? word : example;
  }

  /** Whether a number is written behind it. */
  public boolean bounded() {
    return !example.isEmpty();
  }

  /** For which kinds of values it is. */
  public Set<Part.Kind> kinds() {
    return kinds;
  }

  /** Whether less is more alike. */
  public boolean isDistance() {
    return switch (this) {
      case EDITS, DAYS, WITHIN, PERCENT, KILOMETRES -> true;
      case EXACT, JARO_WINKLER, SIMILAR, WORDS_ALIKE, CONTAINED, SHARED, BEGINS -> false;
      case NICKNAME, SOUNDS, TURNED, YEAR -> false;
      case CROSSED -> false;
    };
  }

  /** Whether it needs the words of values. */
  public boolean wantsWords() {
    return this == WORDS_ALIKE || this == CONTAINED || this == SHARED;
  }
}
