package dev.lampo.matching.normal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Countries by their two letters, whichever way they are written. */
final class Countries {
  private static final Map<String, String> BY_NAME = byName();

  private Countries() {}

  /** The two letters of ISO 3166, upper case; null where the text is no country. */
  static String code(String delivered) {
    String name = PlainText.folded(delivered);
    return name == null ? null : BY_NAME.get(name);
  }

  private static Map<String, String> byName() {
    Map<String, String> byName = new HashMap<>();
    for (String code : Locale.getISOCountries()) {
      Locale country = new Locale.Builder().setRegion(code).build();
      for (Locale language : List.of(Locale.ENGLISH, Locale.ITALIAN, Locale.GERMAN)) {
        add(byName, country.getDisplayCountry(language), code);
      }
      add(byName, country.getISO3Country(), code);
      add(byName, code, code);
    }
    Map.of(
            "uk",
            "GB",
            "england",
            "GB",
            "great britain",
            "GB",
            "inghilterra",
            "GB",
            "u s a",
            "US",
            "u s",
            "US",
            "united states of america",
            "US",
            "stati uniti d america",
            "US",
            "i",
            "IT",
            "olanda",
            "NL")
        .forEach(byName::put);
    return Map.copyOf(byName);
  }

  private static void add(Map<String, String> byName, String name, String code) {
    String folded = PlainText.folded(name);
    if (folded != null) {
      byName.putIfAbsent(folded, code);
    }
  }
}
