package dev.lampo.bench.people;

import java.text.Normalizer;
import java.util.Locale;

/** Addresses of mail that people give themselves; hardly ever two the same. */
final class Emails {
  private static final String[] PROVIDERS = {
    "gmail.com",
    "gmail.com",
    "gmail.com",
    "libero.it",
    "libero.it",
    "hotmail.it",
    "yahoo.it",
    "tiscali.it",
    "alice.it",
    "virgilio.it",
    "outlook.com",
    "icloud.com"
  };

  private Emails() {}

  static String draw(String given, String family, String birth, Dice dice) {
    String first = plain(given.split(" ")[0]);
    String last = plain(family);
    String year = birth.substring(2, 4);
    String name =
        switch (dice.below(6)) {
          case 0 -> first + "." + last + number(1_000, dice);
          case 1 -> first.charAt(0) + last + number(10_000, dice);
          case 2 -> first + "." + last + year + number(100, dice);
          case 3 -> last + "." + first + number(1_000, dice);
          case 4 -> first + year + "_" + number(100_000, dice);
          default -> last + number(100_000, dice);
        };
    return name + "@" + PROVIDERS[dice.below(PROVIDERS.length)];
  }

  private static String number(int bound, Dice dice) {
    return Integer.toString(dice.below(bound));
  }

  private static String plain(String name) {
    return isPlain(name)
        ? name.toLowerCase(Locale.ROOT)
        : Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("[^A-Za-z]", "")
            .toLowerCase(Locale.ROOT);
  }

  private static boolean isPlain(String name) {
    return name.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z');
  }
}
