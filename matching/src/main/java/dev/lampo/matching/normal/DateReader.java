package dev.lampo.matching.normal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads one date out of a text, number by number, and stops before a time of day. One reader reads
 * one text.
 */
final class DateReader {
  /** A two-digit year below this is of this century: 1/2/18 is 2018, 1/2/70 is 1970. */
  private static final int CENTURY_TURN = 30;

  private static final int YEAR_MIN = 1000;
  private static final int YEAR_MAX = 2999;

  private static final Map<String, Integer> MONTHS = months();

  /** Words within dates that say nothing: 1st, de, Monday, and the T before a time. */
  private static final Set<String> SILENT =
      Set.of(
          "st",
          "nd",
          "rd",
          "th",
          "of",
          "the",
          "de",
          "del",
          "den",
          "der",
          "di",
          "il",
          "lo",
          "le",
          "li",
          "o",
          "t",
          "z",
          "a",
          "am",
          "mon",
          "tue",
          "wed",
          "thu",
          "fri",
          "sat",
          "sun",
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday",
          "lun",
          "mer",
          "gio",
          "ven",
          "sab",
          "dom",
          "nato",
          "nata",
          "born",
          "geboren",
          "ne",
          "y");

  private final String text;
  private final boolean isMonthFirst;

  private final int[] values = new int[3];
  private final int[] lengths = new int[3];
  private int numbers;
  private int namedMonth;
  private int at;

  /** What was read; zero where unknown. */
  int year;

  int month;
  int day;

  DateReader(String text, boolean isMonthFirst) {
    this.text = text;
    this.isMonthFirst = isMonthFirst;
  }

  /** Whether year, month and day now hold a date, or the beginning of one, that can be. */
  boolean read() {
    if (!scan()) {
      return false;
    }
    if (namedMonth > 0) {
      arrangeNamed();
    } else if (numbers == 3) {
      arrangeThree();
    } else if (numbers == 2) {
      arrangeTwo();
    } else if (numbers == 1) {
      arrangeOne();
    }
    return isPossible(year, month, day);
  }

  /** Whether there is such a day; where month or day are zero, whether there is the rest. */
  static boolean isPossible(int year, int month, int day) {
    if (!isYear(year) || month < 0 || month > 12 || day < 0) {
      return false;
    }
    return month == 0 ? day == 0 : day <= daysOf(year, month);
  }

  static boolean isYear(int year) {
    return year >= YEAR_MIN && year <= YEAR_MAX;
  }

  private static int daysOf(int year, int month) {
    return switch (month) {
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  private boolean scan() {
    while (at < text.length() && !isComplete()) {
      char c = text.charAt(at);
      if (c >= '0' && c <= '9') {
        if (!scanNumber()) {
          return false;
        }
      } else if (Character.isLetter(c)) {
        if (!scanWord()) {
          return false;
        }
      } else {
        at++;
      }
    }
    return numbers > 0 && !isFollowedByDigits();
  }

  private boolean isComplete() {
    return numbers + (namedMonth > 0 ? 1 : 0) == 3 || (numbers == 1 && lengths[0] >= 8);
  }

  /** Telephone numbers and the like go on; times of day may, too. */
  private boolean isFollowedByDigits() {
    return at + 1 < text.length()
        && (text.charAt(at) == '-' || text.charAt(at) == '/' || text.charAt(at) == '.')
        && Character.isDigit(text.charAt(at + 1));
  }

  private boolean scanNumber() {
    int start = at;
    int value = 0;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      // Only the first eight digits can be a date; the time of day may follow them.
      value = at - start < 8 ? value * 10 + text.charAt(at) - '0' : value;
      at++;
    }
    int length = at - start;
    if (at < text.length() && text.charAt(at) == ':') {
      return endsBeforeTime();
    }
    if (length > 8 && length != 14) {
      return false;
    }
    values[numbers] = value;
    lengths[numbers] = length;
    numbers++;
    return true;
  }

  private boolean endsBeforeTime() {
    at = text.length();
    return numbers > 0;
  }

  private boolean scanWord() {
    int start = at;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at).toLowerCase(Locale.ROOT);
    Integer month = MONTHS.get(word);
    if (month != null && namedMonth == 0) {
      namedMonth = month;
      return true;
    }
    // Tuesday in Italian and in French begins like March.
    return SILENT.contains(word) || (month == null && isWeekday(word));
  }

  private static boolean isWeekday(String word) {
    return word.endsWith("di") || word.endsWith("tag") || word.endsWith("coledi");
  }

  private void arrangeNamed() {
    month = namedMonth;
    if (numbers == 1) {
      year = lengths[0] == 4 ? values[0] : 0;
    } else if (numbers >= 2) {
      int yearAt = lengths[0] > 2 || values[0] > 31 ? 0 : 1;
      year = year(yearAt);
      day = values[1 - yearAt];
      month = day == 0 ? 0 : month;
    }
  }

  private void arrangeThree() {
    if (lengths[0] > 2 || (lengths[2] <= 2 && values[0] > 31)) {
      set(year(0), values[1], values[2]);
    } else {
      setDayAndMonth(values[0], values[1], year(2));
    }
  }

  private void arrangeTwo() {
    if (lengths[0] == 4) {
      set(values[0], values[1], 0);
    } else if (lengths[1] == 4) {
      set(values[1], values[0], 0);
    }
  }

  private void arrangeOne() {
    int value = values[0];
    if (lengths[0] >= 8) {
      set(value / 10_000, value / 100 % 100, value % 100);
      if (!isPossible(year, month, day)) {
        setDayAndMonth(value / 1_000_000, value / 10_000 % 100, value % 10_000);
      }
    } else if (lengths[0] == 6 && value / 10_000 >= 19 && value / 10_000 <= 20) {
      set(value / 100, value % 100, 0);
    } else if (lengths[0] == 4) {
      set(value, 0, 0);
    }
  }

  private void setDayAndMonth(int first, int second, int ofYear) {
    boolean isMonthAhead = isMonthFirst ? first <= 12 : second > 12 && first <= 12;
    if (isMonthAhead) {
      set(ofYear, first, second);
    } else {
      set(ofYear, second, first);
    }
  }

  /** Many systems write 00 for the month or the day that they do not know. */
  private void set(int ofYear, int ofMonth, int ofDay) {
    year = ofYear;
    month = ofMonth;
    day = ofDay;
  }

  private int year(int number) {
    int value = values[number];
    if (lengths[number] > 2) {
      return value;
    }
    return value < CENTURY_TURN ? 2000 + value : 1900 + value;
  }

  private static Map<String, Integer> months() {
    Map<String, Integer> months = new HashMap<>();
    for (Lexicon.Entry entry : Lexicon.entries("months.txt")) {
      entry.said().forEach(name -> months.put(name, Integer.valueOf(entry.meaning())));
    }
    return Map.copyOf(months);
  }
}
