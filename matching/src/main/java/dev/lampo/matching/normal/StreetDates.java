package dev.lampo.matching.normal;

import java.util.Map;
import java.util.Set;

/** Days and rulers that streets are called after: XXV Aprile is 25 Aprile, Giovanni XXIII is 23. */
final class StreetDates {
  private static final Set<String> MONTHS =
      Set.of(
          "gennaio",
          "febbraio",
          "marzo",
          "aprile",
          "maggio",
          "giugno",
          "luglio",
          "agosto",
          "settembre",
          "ottobre",
          "novembre",
          "dicembre",
          "martiri",
          "giornate");

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("primo", "1"),
          Map.entry("due", "2"),
          Map.entry("quattro", "4"),
          Map.entry("sette", "7"),
          Map.entry("otto", "8"),
          Map.entry("nove", "9"),
          Map.entry("undici", "11"),
          Map.entry("venti", "20"),
          Map.entry("ventiquattro", "24"),
          Map.entry("venticinque", "25"),
          Map.entry("ventisette", "27"),
          Map.entry("ventotto", "28"),
          Map.entry("i", "1"),
          Map.entry("v", "5"),
          Map.entry("x", "10"));

  private static final int NUMERAL_MAX = 6;

  private StreetDates() {}

  static boolean isMonth(Tokens tokens, int i, int size) {
    return i < size && MONTHS.contains(tokens.text[i]);
  }

  /** The number that the word means in a street's name; null where it means none. */
  static String number(Tokens tokens, int i, int size) {
    String word = tokens.text[i];
    boolean isDay = isMonth(tokens, i + 1, size);
    if (isDay && WORDS.containsKey(word)) {
      return WORDS.get(word);
    }
    if (word.length() < 2 && !(i > 1 && word.equals("x"))) {
      return null;
    }
    int value = roman(word);
    return value > 0 ? String.valueOf(value) : null;
  }

  /** 1st and 1o are 1, 04 is 4. */
  static String plain(String number) {
    int from = 0;
    while (from < number.length() - 1 && number.charAt(from) == '0') {
      from++;
    }
    int end = from;
    while (end < number.length() && number.charAt(end) <= '9') {
      end++;
    }
    String rest = number.substring(end);
    boolean isOrdinal = rest.equals("o") || rest.equals("a") || rest.equals("st");
    return isOrdinal ? number.substring(from, end) : number.substring(from);
  }

  /** 15th, 2nd: never a house number. */
  static boolean isOrdinal(String number) {
    int length = number.length();
    String end = length < 3 ? "" : number.substring(length - 2);
    return end.equals("th") || end.equals("st") || end.equals("nd") || end.equals("rd");
  }

  /** The value of a numeral of I, V and X as it is properly written; 0 for all else. */
  private static int roman(String word) {
    if (word.length() > NUMERAL_MAX) {
      return 0;
    }
    int value = 0;
    for (int i = 0; i < word.length(); i++) {
      int digit = digit(word.charAt(i));
      if (digit == 0) {
        return 0;
      }
      boolean isTaken = i + 1 < word.length() && digit < digit(word.charAt(i + 1));
      value += isTaken ? -digit : digit;
    }
    return value > 0 && value < 40 && written(value).equals(word) ? value : 0;
  }

  private static int digit(char c) {
    return switch (c) {
      case 'i' -> 1;
      case 'v' -> 5;
      case 'x' -> 10;
      default -> 0;
    };
  }

  private static String written(int value) {
    String[] units = {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
    return "x".repeat(value / 10) + units[value % 10];
  }
}
