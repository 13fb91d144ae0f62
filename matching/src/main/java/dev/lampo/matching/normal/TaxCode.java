package dev.lampo.matching.normal;

/**
 * The letters and digits of an Italian tax code (codice fiscale) of a person: what they say and
 * whether they can be right. Where two people would have the same code, digits are replaced by
 * letters from the right (omocodia).
 */
final class TaxCode {
  static final int CHARACTERS = 16;

  /** What is made of name, birth and place, before the check character. */
  static final int SPEAKING = 15;

  private static final int[] DIGIT_PLACES = {6, 7, 9, 10, 12, 13, 14};
  private static final String DIGIT_LETTERS = "LMNPQRSTUV";
  private static final String MONTHS = "ABCDEHLMPRST";
  private static final int[] ODD = {
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
  };

  private static final int WOMEN = 40;

  private TaxCode() {}

  /**
   * The code with digits where omocodia put letters, and its check character computed anew; null
   * where the text has not the form of such a code or its own check character is wrong.
   */
  static String canonical(String code) {
    if (code.length() != CHARACTERS || check(code) != code.charAt(SPEAKING)) {
      return null;
    }
    String speaking = withDigits(code);
    if (speaking == null || !isWellFormed(speaking)) {
      return null;
    }
    return speaking + check(speaking);
  }

  private static String withDigits(String code) {
    char[] plain = code.substring(0, SPEAKING).toCharArray();
    for (int place : DIGIT_PLACES) {
      if (plain[place] > '9') {
        int digit = DIGIT_LETTERS.indexOf(plain[place]);
        if (digit < 0) {
          return null;
        }
        plain[place] = (char) ('0' + digit);
      }
    }
    return new String(plain);
  }

  private static boolean isWellFormed(String speaking) {
    for (int i = 0; i < SPEAKING; i++) {
      boolean isLetterPlace = i < 6 || i == 8 || i == 11;
      if (isLetterPlace != speaking.charAt(i) > '9') {
        return false;
      }
    }
    int day = dayNumber(speaking);
    boolean isDay = (day >= 1 && day <= 31) || (day > WOMEN && day <= WOMEN + 31);
    return isDay && MONTHS.indexOf(speaking.charAt(8)) >= 0;
  }

  /** The check character over the first fifteen; a blank where they are no letters and digits. */
  static char check(String code) {
    int sum = 0;
    for (int i = 0; i < SPEAKING; i++) {
      char c = code.charAt(i);
      int value = c <= '9' ? c - '0' : c - 'A';
      if (value < 0 || value > 25) {
        return ' ';
      }
      sum += i % 2 == 0 ? ODD[value] : value;
    }
    return (char) ('A' + sum % 26);
  }

  /** The date of birth in ISO 8601; null where there is no such day. Nobody is born after today. */
  static String born(String canonical, int yearNow) {
    int year = Integer.parseInt(canonical, 6, 8, 10);
    int month = MONTHS.indexOf(canonical.charAt(8)) + 1;
    int day = dayNumber(canonical) % WOMEN;
    int full = 2000 + year <= yearNow ? 2000 + year : 1900 + year;
    return DateReader.isPossible(full, month, day) ? CalendarDate.iso(full, month, day) : null;
  }

  static String sex(String canonical) {
    return dayNumber(canonical) > WOMEN ? "f" : "m";
  }

  static String place(String canonical) {
    return canonical.substring(11, SPEAKING);
  }

  private static int dayNumber(String speaking) {
    return Integer.parseInt(speaking, 9, 11, 10);
  }

  /** The year's two digits, the month's letter and the day's two digits. */
  static String birth(int year, int month, int day, boolean isWoman) {
    int dayNumber = isWoman ? day + WOMEN : day;
    return twoDigits(year % 100) + MONTHS.charAt(month - 1) + twoDigits(dayNumber);
  }

  private static String twoDigits(int number) {
    return (number < 10 ? "0" : "") + number;
  }

  /** The three letters of a surname: consonants, then vowels, then X. */
  static String ofFamily(String name) {
    StringBuilder consonants = letters(name, false);
    return three(consonants.append(letters(name, true)));
  }

  /** The three letters of a given name: of four consonants and more, all but the second. */
  static String ofGiven(String name) {
    StringBuilder consonants = letters(name, false);
    if (consonants.length() > 3) {
      consonants.deleteCharAt(1);
    }
    return three(consonants.append(letters(name, true)));
  }

  private static StringBuilder letters(String name, boolean areVowels) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = Character.toUpperCase(name.charAt(i));
      if (c >= 'A' && c <= 'Z' && "AEIOU".indexOf(c) >= 0 == areVowels) {
        letters.append(c);
      }
    }
    return letters;
  }

  private static String three(StringBuilder letters) {
    return letters.append("X".repeat(3)).substring(0, 3);
  }
}
