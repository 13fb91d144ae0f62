package dev.lampo.matching.normal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The names that one city has in several languages, and abbreviations of the words in them. */
final class CityNames {
  private static final Map<String, String> CANONICAL = new HashMap<>();
  private static final Map<String, String> WORDS =
      Map.of("s", "san", "st", "saint", "sto", "santo", "ss", "santi", "mte", "monte");

  /** Provinces whose letters changed. */
  private static final Map<String, String> PROVINCES = Map.of("ps", "pu", "fo", "fc", "roma", "rm");

  static {
    for (Lexicon.Entry entry : Lexicon.entries("city-names.txt")) {
      entry.said().forEach(said -> CANONICAL.put(said, entry.meaning()));
    }
  }

  private CityNames() {}

  /** One name for all that the city is called, of and to what {@link PlainText#folded} writes. */
  static String canonical(String folded) {
    String known = CANONICAL.get(folded);
    if (known != null) {
      return known;
    }
    int blank = folded.indexOf(' ');
    if (blank < 0) {
      return folded;
    }
    String word = WORDS.get(folded.substring(0, blank));
    String spelt = word == null ? folded : word + folded.substring(blank);
    return bilingual(CANONICAL.getOrDefault(spelt, spelt));
  }

  /** Bolzano Bozen: both names beside each other. */
  private static String bilingual(String folded) {
    for (int i = folded.indexOf(' '); i > 0; i = folded.indexOf(' ', i + 1)) {
      String first = folded.substring(0, i);
      String second = folded.substring(i + 1);
      if (first.equals(CANONICAL.get(second))) {
        return first;
      }
      if (second.equals(CANONICAL.get(first))) {
        return second;
      }
    }
    return folded;
  }

  /** The province's letters today, in upper case. */
  static String province(String letters) {
    return PROVINCES.getOrDefault(letters, letters).toUpperCase(Locale.ROOT);
  }
}
