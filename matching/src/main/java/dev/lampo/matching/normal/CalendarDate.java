package dev.lampo.matching.normal;

import java.util.List;

/**
 * A day, a month or a year as people and systems write them. What cannot be, such as 31 February,
 * is no date; its digits are kept, for they may be one slip away from the right ones.
 */
final class CalendarDate implements Normaliser {
  private final boolean isMonthFirst;

  /**
   * @param isMonthFirst how 11/12/1978 is read: true for 12 November, as in the United States
   */
  CalendarDate(boolean isMonthFirst) {
    this.isMonthFirst = isMonthFirst;
  }

  @Override
  public String name() {
    return isMonthFirst ? "date-month-first" : "date";
  }

  @Override
  public String meaning() {
    return isMonthFirst
        ? "a date in any format; 11/12/1978 is 12 November"
        : "a date in any format; 11/12/1978 is 11 December";
  }

  @Override
  public List<Part> parts() {
    return List.of(
        new Part("date", Part.Kind.DATE, "the date as far as it is known"),
        new Part("year", Part.Kind.CODE, "its year, also where the day is impossible"),
        new Part(
            "swapped", Part.Kind.DATE, "with day and month the other way round, if that can be"),
        new Part("digits", Part.Kind.CODE, "the digits as delivered"));
  }

  @Override
  public String[] normalise(String[] delivered) {
    String text = Latin.ascii(Delivered.at(delivered, 0));
    if (text == null) {
      return new String[4];
    }
    DateReader reader = new DateReader(text, isMonthFirst);
    boolean isPossible = reader.read();
    int year = reader.year;
    return new String[] {
      isPossible ? iso(year, reader.month, reader.day) : null,
      DateReader.isYear(year) ? String.valueOf(year) : null,
      isPossible && isSwappable(reader) ? iso(year, reader.day, reader.month) : null,
      Digits.of(text)
    };
  }

  /** The date in that text as ISO 8601 writes it, day first where in doubt; null where none is. */
  static String iso(String delivered) {
    String text = Latin.ascii(delivered);
    if (text == null) {
      return null;
    }
    DateReader reader = new DateReader(text, false);
    return reader.read() ? iso(reader.year, reader.month, reader.day) : null;
  }

  private static boolean isSwappable(DateReader reader) {
    return reader.day > 0 && reader.day <= 12 && reader.day != reader.month;
  }

  /** The date in ISO 8601; month and day may be zero. */
  static String iso(int year, int month, int day) {
    StringBuilder iso = new StringBuilder(10).append(year);
    if (month > 0) {
      appendTwoDigits(iso, month);
    }
    if (month > 0 && day > 0) {
      appendTwoDigits(iso, day);
    }
    return iso.toString();
  }

  private static void appendTwoDigits(StringBuilder iso, int value) {
    iso.append('-').append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
  }
}
