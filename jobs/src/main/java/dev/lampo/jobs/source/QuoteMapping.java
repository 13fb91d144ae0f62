package dev.lampo.jobs.source;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;

/**
 * Where each part of a quote is found in a record's value. Parts that are given as {@link
 * ValueFrom} are fields or constants; the others are paths of fields.
 *
 * @param pickup where and when the car is taken
 * @param dropOff where and when it is returned
 */
public record QuoteMapping(
    ValueFrom broker,
    CustomerFields customer,
    StopFields pickup,
    StopFields dropOff,
    ValueFrom carClass,
    PriceFields price,
    QuotedAtField quotedAt)
    implements Serializable {
  /**
   * Where the customer is found.
   *
   * @param key fields of which the first that is filled in tells customers apart
   * @param name path, or null
   * @param email path, or null
   * @param phone path, or null
   */
  public record CustomerFields(List<String> key, String name, String email, String phone)
      implements Serializable {}

  /**
   * Where a place and its time are found.
   *
   * @param format pattern of {@link java.time.format.DateTimeFormatter}, or null for ISO 8601
   */
  public record StopFields(ValueFrom station, String at, String format) implements Serializable {}

  /**
   * Where the price is found.
   *
   * @param decimal what stands before its decimals, a point or a comma
   */
  public record PriceFields(String field, PriceUnit unit, ValueFrom currency, char decimal)
      implements Serializable {}

  /** What a price counts. */
  public enum PriceUnit {
    /** Euros. */
    MAJOR,
    /** Cents, or whatever the currency's smallest unit is. */
    MINOR
  }

  /**
   * Where the time of the offer is found.
   *
   * @param wallClock how it is written where that is not a format; else null
   */
  public record QuotedAtField(String field, InstantFormat format, WallClock wallClock)
      implements Serializable {}

  /**
   * A time as a clock on some wall showed it.
   *
   * @param pattern of {@link java.time.format.DateTimeFormatter}, or null for ISO 8601
   * @param zone of the clock
   */
  public record WallClock(String pattern, ZoneId zone) implements Serializable {}

  /** How a point in time is written. */
  public enum InstantFormat {
    /** {@code 2026-11-22T10:00:00Z}, with or without fractions, or with an offset. */
    ISO_INSTANT,
    /** Milliseconds since 1970. */
    EPOCH_MILLIS,
    /** Seconds since 1970. */
    EPOCH_SECONDS
  }
}
