package dev.lampo.jobs.source.jdbc;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/** What an increasing column may be. Its values are compared as Java compares their type. */
enum ColumnKind {
  /** {@link Long}. */
  WHOLE,
  /** {@link BigDecimal}. */
  DECIMAL,
  /** {@link LocalDateTime}: a time without zone. */
  LOCAL_TIME,
  /** {@link Instant}: a time with zone. */
  INSTANT,
  /** {@link LocalDate}. */
  DATE;

  private static final long NO_TIME = -1;

  /** The kind of a type, or null where its values cannot be followed. */
  static ColumnKind of(int sqlType, String typeName) {
    if (isWithZone(sqlType, typeName)) {
      return INSTANT;
    }
    return switch (sqlType) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> WHOLE;
      case Types.NUMERIC, Types.DECIMAL -> DECIMAL;
      case Types.TIMESTAMP -> LOCAL_TIME;
      case Types.DATE -> DATE;
      default -> null;
    };
  }

  /** PostgreSQL's driver gives both kinds of timestamps the same number. */
  static boolean isWithZone(int sqlType, String typeName) {
    return sqlType == Types.TIMESTAMP_WITH_TIMEZONE
        || sqlType == Types.TIMESTAMP && typeName.toLowerCase(Locale.ROOT).equals("timestamptz");
  }

  /** Whether a clock gives the values, so finely that equal ones are assigned at one time. */
  boolean isTime() {
    return this == LOCAL_TIME || this == INSTANT;
  }

  /** A value, or null. */
  Comparable<?> read(ResultSet row, int index) throws SQLException {
    return switch (this) {
      case WHOLE -> {
        long value = row.getLong(index);
        yield row.wasNull() ? null : (Long) value;
      }
      case DECIMAL -> row.getBigDecimal(index);
      case LOCAL_TIME -> row.getObject(index, LocalDateTime.class);
      case INSTANT -> {
        OffsetDateTime value = row.getObject(index, OffsetDateTime.class);
        yield value == null ? null : value.toInstant();
      }
      case DATE -> row.getObject(index, LocalDate.class);
    };
  }

  /** Gives a value to a statement in the column's own type, so that an index serves. */
  void bind(PreparedStatement statement, int index, Comparable<?> value) throws SQLException {
    switch (this) {
      case WHOLE -> statement.setLong(index, (Long) value);
      case DECIMAL -> statement.setBigDecimal(index, (BigDecimal) value);
      case INSTANT -> statement.setObject(index, offsetTime((Instant) value));
      case LOCAL_TIME, DATE -> statement.setObject(index, value);
    }
  }

  /** What {@code toString} of a value wrote. */
  Comparable<?> parse(String text) {
    return switch (this) {
      case WHOLE -> Long.valueOf(text);
      case DECIMAL -> new BigDecimal(text);
      case LOCAL_TIME -> LocalDateTime.parse(text);
      case INSTANT -> Instant.parse(text);
      case DATE -> LocalDate.parse(text);
    };
  }

  /** A time before another one, or that one where none is before it; only of times. */
  Comparable<?> before(Comparable<?> value, Duration by) {
    try {
      return this == INSTANT ? ((Instant) value).minus(by) : ((LocalDateTime) value).minus(by);
    } catch (DateTimeException | ArithmeticException e) {
      return value;
    }
  }

  /** The latest value that a clock can have given by now, or null for numbers. */
  Comparable<?> latest(Instant now, Duration ahead, ZoneId zone) {
    return switch (this) {
      case WHOLE, DECIMAL -> null;
      case LOCAL_TIME -> LocalDateTime.ofInstant(now.plus(ahead), zone);
      case INSTANT -> now.plus(ahead);
      case DATE -> LocalDate.ofInstant(now.plus(ahead), zone);
    };
  }

  /**
   * When a clock gave the value, or the time given where none did. PostgreSQL's infinity is no time
   * that can be counted: negative, as of a record without one.
   */
  long millis(Comparable<?> value, ZoneId zone, Instant otherwise) {
    try {
      return switch (this) {
        case WHOLE, DECIMAL, DATE -> otherwise.toEpochMilli();
        case LOCAL_TIME -> ((LocalDateTime) value).atZone(zone).toInstant().toEpochMilli();
        case INSTANT -> ((Instant) value).toEpochMilli();
      };
    } catch (DateTimeException | ArithmeticException e) {
      return NO_TIME;
    }
  }

  /** PostgreSQL's infinity has an offset of its own, with which alone it can be written. */
  private static OffsetDateTime offsetTime(Instant value) {
    if (!value.isAfter(OffsetDateTime.MIN.toInstant())) {
      return OffsetDateTime.MIN;
    }
    return value.isBefore(OffsetDateTime.MAX.toInstant())
        ? value.atOffset(ZoneOffset.UTC)
        : OffsetDateTime.MAX;
  }

  /** Compares two values of one kind. */
  @SuppressWarnings("unchecked") // all values of a kind have one type
  static int compare(Comparable<?> one, Comparable<?> other) {
    return ((Comparable<Object>) one).compareTo(other);
  }
}
