package dev.lampo.jobs.source;

import dev.lampo.jobs.source.QuoteMapping.InstantFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Reads points in time, to the microsecond: what PostgreSQL keeps of them. */
final class Instants implements FieldReader<Instant> {
  private static final int USUAL_CHARS = "2026-11-22T10:00:00Z".length();
  private static final int[] POWERS_OF_TEN = {1, 10, 100, 1_000, 10_000, 100_000};

  private final InstantFormat format;
  private final Days days;

  Instants(InstantFormat format, Days days) {
    this.format = format;
    this.days = days;
  }

  @Override
  public Instant read(char[] chars, int from, int length) throws Unusable {
    return switch (format) {
      case ISO_INSTANT -> iso(chars, from, length);
      case EPOCH_MILLIS -> Instant.ofEpochMilli(Digits.wholeNumber(chars, from, length));
      case EPOCH_SECONDS -> seconds(chars, from, length);
    };
  }

  private Instant iso(char[] chars, int from, int length) throws Unusable {
    Instant usual = usual(chars, from, length);
    if (usual != null) {
      return usual;
    }
    try {
      String text = new String(chars, from, length);
      return DateTimeFormatter.ISO_INSTANT
          .parse(text, Instant::from)
          .truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException | ArithmeticException e) {
      throw Unusable.invalid(
          "expected a time such as 2026-11-22T10:00:00Z, found "
              + Unusable.shown(chars, from, length));
    }
  }

  /** In UTC, with a fraction of a second or without; null for every other form. */
  private Instant usual(char[] chars, int from, int length) {
    if (length < USUAL_CHARS
        || chars[from + 10] != 'T'
        || chars[from + 13] != ':'
        || chars[from + 16] != ':'
        || chars[from + length - 1] != 'Z') {
      return null;
    }
    int micros = micros(chars, from + USUAL_CHARS - 1, length - USUAL_CHARS);
    LocalDate day = days.iso(chars, from);
    int hour = Digits.of(chars, from + 11, 2);
    int minute = Digits.of(chars, from + 14, 2);
    int second = Digits.of(chars, from + 17, 2);
    boolean valid =
        day != null
            && micros >= 0
            && hour >= 0
            && hour < 24
            && minute >= 0
            && minute < 60
            && second >= 0
            && second < 60;
    return valid
        ? Instant.ofEpochSecond(
            day.toEpochDay() * 86_400 + hour * 3_600 + minute * 60 + second, micros * 1_000L)
        : null;
  }

  /** Of a point and up to nine digits; negative where it is something else. */
  private static int micros(char[] chars, int point, int length) {
    if (length == 0) {
      return 0;
    }
    if (chars[point] != '.' || length < 2 || length > 10) {
      return -1;
    }
    int digits = Math.min(6, length - 1);
    int read = Digits.of(chars, point + 1, digits);
    int beyond = Digits.of(chars, point + 1 + digits, length - 1 - digits);
    return read < 0 || beyond < 0 ? -1 : read * POWERS_OF_TEN[6 - digits];
  }

  private static Instant seconds(char[] chars, int from, int length) throws Unusable {
    try {
      return Instant.ofEpochSecond(Digits.wholeNumber(chars, from, length));
    } catch (DateTimeException e) {
      throw Unusable.invalid(
          "expected seconds since 1970, found " + Unusable.shown(chars, from, length));
    }
  }
}
