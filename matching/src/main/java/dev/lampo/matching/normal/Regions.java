package dev.lampo.matching.normal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Provinces and states by their letters, whichever way they are written. */
final class Regions {
  private static final Map<String, String> BY_NAME = new HashMap<>();

  private static final Set<String> LETTERS = new HashSet<>();

  static {
    for (Lexicon.Entry entry : Lexicon.entries("regions.txt")) {
      entry.said().forEach(said -> BY_NAME.put(said, entry.meaning()));
      LETTERS.add(entry.meaning().toLowerCase(Locale.ROOT));
    }
  }

  private Regions() {}

  /** The letters in upper case where there are some, else the name; null for nothing. */
  static String code(String delivered) {
    String folded = PlainText.folded(delivered);
    if (folded == null) {
      return null;
    }
    String known = BY_NAME.get(folded);
    if (known != null) {
      return known;
    }
    if (folded.length() == 2) {
      return CityNames.province(folded);
    }
    String province = Municipalities.province(folded);
    return (province == null ? folded : province).toUpperCase(Locale.ROOT);
  }

  /** Whether these are the letters of a state abroad, in lower case. */
  static boolean isState(String letters) {
    return LETTERS.contains(letters);
  }
}
