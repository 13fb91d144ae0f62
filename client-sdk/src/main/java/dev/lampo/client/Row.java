package dev.lampo.client;

import com.hazelcast.sql.SqlRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * One row of a result, read by name (without case) or by index from zero. Every method returns null
 * for NULL, throws {@link ErrorCode#UNKNOWN_COLUMN} for a column that is not there and {@link
 * ErrorCode#TYPE_MISMATCH} for a value of another type; numbers are never rounded. Immutable.
 */
public final class Row {
  private final Columns columns;
  private final SqlRow row;

  Row(Columns columns, SqlRow row) {
    this.columns = columns;
    this.row = row;
  }

  /** The columns, in order. */
  public List<Column> columns() {
    return columns.all();
  }

  /** The value as Hazelcast hands it over. */
  public Object value(int index) {
    return row.getObject(columns.checked(index));
  }

  /** The value as Hazelcast hands it over. */
  public Object value(String name) {
    return value(columns.indexOf(name));
  }

  /** Text. */
  public String text(int index) {
    return Values.text(value(index), columns.name(index));
  }

  /** Text. */
  public String text(String name) {
    return text(columns.indexOf(name));
  }

  /** A whole number. */
  public Long integer(int index) {
    return Values.integer(value(index), columns.name(index));
  }

  /** A whole number. */
  public Long integer(String name) {
    return integer(columns.indexOf(name));
  }

  /** Any number, exactly. */
  public BigDecimal decimal(int index) {
    return Values.decimal(value(index), columns.name(index));
  }

  /** Any number, exactly. */
  public BigDecimal decimal(String name) {
    return decimal(columns.indexOf(name));
  }

  /** A moment: TIMESTAMP WITH TIME ZONE. */
  public Instant instant(int index) {
    OffsetDateTime time = Values.as(OffsetDateTime.class, value(index), columns.name(index));
    return time == null ? null : time.toInstant();
  }

  /** A moment: TIMESTAMP WITH TIME ZONE. */
  public Instant instant(String name) {
    return instant(columns.indexOf(name));
  }

  /** Wall-clock time: TIMESTAMP. */
  public LocalDateTime localDateTime(int index) {
    return Values.as(LocalDateTime.class, value(index), columns.name(index));
  }

  /** Wall-clock time: TIMESTAMP. */
  public LocalDateTime localDateTime(String name) {
    return localDateTime(columns.indexOf(name));
  }

  /** A day. */
  public LocalDate date(int index) {
    return Values.as(LocalDate.class, value(index), columns.name(index));
  }

  /** A day. */
  public LocalDate date(String name) {
    return date(columns.indexOf(name));
  }

  /** True or false. */
  public Boolean flag(int index) {
    return Values.as(Boolean.class, value(index), columns.name(index));
  }

  /** True or false. */
  public Boolean flag(String name) {
    return flag(columns.indexOf(name));
  }
}
