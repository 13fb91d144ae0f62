package dev.lampo.jobs.source;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Reads times of a wall clock, as a station's to the minute; what is finer is dropped. The usual
 * form is read by hand, ten times faster than by a formatter; anything else goes to the formatter.
 * A time that the clocks skip in spring is taken as it is written.
 */
final class LocalTimes implements FieldReader<LocalDateTime> {
  private static final String USUAL = "yyyy-MM-dd'T'HH:mm";
  private static final int USUAL_CHARS = 16;
  private static final int WITH_SECONDS_CHARS = 19;
  private static final LocalTime[] MINUTES =
      IntStream.range(0, 24 * 60)
          .mapToObj(minute -> LocalTime.of(minute / 60, minute % 60))
          .toArray(LocalTime[]::new);

  private final String pattern;
  private final DateTimeFormatter formatter;
  private final Days days;
  private final ChronoUnit finest;

  /** Prepares to read one form to the minute; null for ISO 8601 without a zone. */
  LocalTimes(String pattern, Days days) {
    this(pattern, days, ChronoUnit.MINUTES);
  }

  /**
   * Prepares to read one form.
   *
   * @param pattern null for ISO 8601 without a zone
   */
  LocalTimes(String pattern, Days days, ChronoUnit finest) {
    this.pattern = pattern;
    this.formatter = pattern == null ? DateTimeFormatter.ISO_LOCAL_DATE_TIME : formatter(pattern);
    this.days = days;
    this.finest = finest;
  }

  /** Whether the pattern writes a day and a time so that both can be read again. */
  static boolean isFormat(String pattern) {
    try {
      LocalDateTime sample = LocalDateTime.of(2026, 11, 22, 21, 34);
      DateTimeFormatter formatter = formatter(pattern);
      return LocalDateTime.parse(sample.format(formatter), formatter).equals(sample);
    } catch (DateTimeException | IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public LocalDateTime read(char[] chars, int from, int length) throws Unusable {
    boolean iso = pattern == null;
    if (length == USUAL_CHARS && (iso || pattern.equals(USUAL))
        || length == WITH_SECONDS_CHARS
            && iso
            && finest == ChronoUnit.MINUTES
            && isSeconds(chars, from + USUAL_CHARS)) {
      LocalDateTime usual = usual(chars, from);
      if (usual != null) {
        return usual;
      }
    }
    try {
      return LocalDateTime.parse(new String(chars, from, length), formatter).truncatedTo(finest);
    } catch (DateTimeException e) {
      throw Unusable.invalid(
          "expected a time written "
              + (iso ? "as in 2026-11-22T10:00" : pattern)
              + ", found "
              + Unusable.shown(chars, from, length));
    }
  }

  private LocalDateTime usual(char[] chars, int from) {
    if (chars[from + 10] != 'T' || chars[from + 13] != ':') {
      return null;
    }
    LocalDate day = days.iso(chars, from);
    int hour = Digits.of(chars, from + 11, 2);
    int minute = Digits.of(chars, from + 14, 2);
    return day == null || hour < 0 || hour > 23 || minute < 0 || minute > 59
        ? null
        : LocalDateTime.of(day, MINUTES[hour * 60 + minute]);
  }

  private static boolean isSeconds(char[] chars, int at) {
    int seconds = chars[at] == ':' ? Digits.of(chars, at + 1, 2) : -1;
    return seconds >= 0 && seconds <= 59;
  }

  /** Strict, so that the 30th of February is refused; strictness asks for an era beside yyyy. */
  private static DateTimeFormatter formatter(String pattern) {
    return new DateTimeFormatterBuilder()
        .appendPattern(pattern)
        .parseDefaulting(ChronoField.ERA, 1)
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
