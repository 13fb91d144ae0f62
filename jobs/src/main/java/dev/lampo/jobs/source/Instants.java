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
    Instant usual = length == USUAL_CHARS ? usual(chars, from) : null;
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

  private Instant usual(char[] chars, int from) {
    if (chars[from + 10] != 'T'
        || chars[from + 13] != ':'
        || chars[from + 16] != ':'
        || chars[from + 19] != 'Z') {
      return null;
    }
    LocalDate day = days.iso(chars, from);
    int hour = Digits.of(chars, from + 11, 2);
    int minute = Digits.of(chars, from + 14, 2);
    int second = Digits.of(chars, from + 17, 2);
    boolean valid =
        day != null
            && hour >= 0
            && hour < 24
            && minute >= 0
            && minute < 60
            && second >= 0
            && second < 60;
    return valid
        ? Instant.ofEpochSecond(day.toEpochDay() * 86_400 + hour * 3_600 + minute * 60 + second)
        : null;
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
