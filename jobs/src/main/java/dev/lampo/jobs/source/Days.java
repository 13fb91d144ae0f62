package dev.lampo.jobs.source;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Hands out the same object for the same day as long as days are near each other: a million quotes
 * share a few hundred days. Not for several threads.
 */
final class Days {
  private static final int YEARS = 8;
  private final LocalDate[] seen = new LocalDate[YEARS * 12 * 31];

  /** The day, or null where the calendar has none such. */
  LocalDate of(int year, int month, int day) {
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) {
      return null;
    }
    int at = ((year % YEARS) * 12 + month - 1) * 31 + day - 1;
    LocalDate known = seen[at];
    if (known != null && known.getYear() == year) {
      return known;
    }
    if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
      return null;
    }
    seen[at] = LocalDate.of(year, month, day);
    return seen[at];
  }

  /** The day written {@code yyyy-MM-dd}, or null. */
  LocalDate iso(char[] chars, int from) {
    return chars[from + 4] == '-' && chars[from + 7] == '-'
        ? of(
            Digits.of(chars, from, 4), Digits.of(chars, from + 5, 2), Digits.of(chars, from + 8, 2))
        : null;
  }
}
