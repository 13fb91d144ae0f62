package dev.lampo.jobs.source.jdbc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Writes rows as JSON objects by column labels: numbers exact and without exponents, times with
 * zone as instants, times without zone as they stand, JSON as JSON, everything else as text.
 */
final class RowReader {
  private final JsonFactory json = new JsonFactory();
  private final List<Column> columns = new ArrayList<>();

  /**
   * One column of the result.
   *
   * @param kind null where it cannot be followed
   */
  record Column(String label, int type, String typeName, ColumnKind kind) {}

  /**
   * Prepares to read rows of one form.
   *
   * @throws IOException where a column cannot be read, with its name and what to do
   */
  RowReader(ResultSetMetaData form) throws SQLException, IOException {
    Set<String> labels = new HashSet<>();
    for (int i = 1; i <= form.getColumnCount(); i++) {
      int type = form.getColumnType(i);
      String typeName = String.valueOf(form.getColumnTypeName(i));
      Column column =
          new Column(form.getColumnLabel(i), type, typeName, ColumnKind.of(type, typeName));
      if (!labels.add(column.label())) {
        throw new IOException(
            "two columns are called " + column.label() + ": give one another name with AS");
      }
      if (isBinary(column)) {
        throw new IOException(
            "column "
                + column.label()
                + " is binary ("
                + typeName
                + "), which cannot be read: name the columns to read in a query");
      }
      columns.add(column);
    }
  }

  /** The labels in their order. */
  List<String> labels() {
    return columns.stream().map(Column::label).toList();
  }

  /** Index of a column by its name as SQL writes it, or -1. */
  int find(String written) {
    boolean quoted = !written.isEmpty() && "\"`[".indexOf(written.charAt(0)) >= 0;
    String name = quoted ? written.substring(1, written.length() - 1) : written;
    for (int i = 0; i < columns.size(); i++) {
      String label = columns.get(i).label();
      if (quoted ? label.equals(name) : label.equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  Column column(int index) {
    return columns.get(index);
  }

  /**
   * The row at which the result stands.
   *
   * @param at index of the increasing column; negative where there is none
   */
  Row read(ResultSet result, int at) throws SQLException, IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator out = json.createGenerator(bytes)) {
      out.writeStartObject();
      for (int i = 0; i < columns.size(); i++) {
        out.writeFieldName(columns.get(i).label());
        write(out, result, i + 1, columns.get(i));
      }
      out.writeEndObject();
    }
    Comparable<?> value = at < 0 ? null : columns.get(at).kind().read(result, at + 1);
    return Row.of(value, bytes.toByteArray());
  }

  private static void write(JsonGenerator out, ResultSet row, int index, Column column)
      throws SQLException, IOException {
    if (column.kind() == ColumnKind.INSTANT) {
      OffsetDateTime value = row.getObject(index, OffsetDateTime.class);
      text(out, value == null ? null : value.toInstant().toString());
      return;
    }
    switch (column.type()) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT ->
          number(out, row.getBigDecimal(index));
      case Types.NUMERIC, Types.DECIMAL -> decimal(out, row, index);
      case Types.REAL, Types.FLOAT, Types.DOUBLE -> floating(out, row.getString(index));
      case Types.BOOLEAN -> truth(out, row, index);
      case Types.BIT -> bit(out, row, index, column);
      case Types.DATE -> text(out, asText(row.getObject(index, LocalDate.class)));
      case Types.TIMESTAMP -> {
        LocalDateTime value = row.getObject(index, LocalDateTime.class);
        text(out, value == null ? null : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(value));
      }
      case Types.TIME -> time(out, row, index, column);
      default -> other(out, row.getString(index), column);
    }
  }

  /** PostgreSQL's numeric may be NaN, which is one row's matter and not the table's. */
  private static void decimal(JsonGenerator out, ResultSet row, int index)
      throws SQLException, IOException {
    floating(out, row.getString(index));
  }

  private static void floating(JsonGenerator out, String written) throws IOException {
    try {
      number(out, written == null ? null : new BigDecimal(written));
    } catch (NumberFormatException e) {
      text(out, written);
    }
  }

  private static void number(JsonGenerator out, BigDecimal value) throws IOException {
    if (value == null) {
      out.writeNull();
    } else {
      out.writeNumber(value.toPlainString());
    }
  }

  private static void truth(JsonGenerator out, ResultSet row, int index)
      throws SQLException, IOException {
    boolean value = row.getBoolean(index);
    if (row.wasNull()) {
      out.writeNull();
    } else {
      out.writeBoolean(value);
    }
  }

  private static void bit(JsonGenerator out, ResultSet row, int index, Column column)
      throws SQLException, IOException {
    if (column.typeName().toLowerCase(Locale.ROOT).startsWith("bool")) {
      truth(out, row, index);
    } else {
      text(out, row.getString(index));
    }
  }

  private static void time(JsonGenerator out, ResultSet row, int index, Column column)
      throws SQLException, IOException {
    boolean zoned = column.typeName().toLowerCase(Locale.ROOT).equals("timetz");
    text(out, zoned ? row.getString(index) : asText(row.getObject(index, LocalTime.class)));
  }

  private static void other(JsonGenerator out, String value, Column column) throws IOException {
    if (value != null && column.typeName().toLowerCase(Locale.ROOT).startsWith("json")) {
      out.writeRawValue(value);
    } else {
      text(out, value);
    }
  }

  private static void text(JsonGenerator out, String value) throws IOException {
    if (value == null) {
      out.writeNull();
    } else {
      out.writeString(value);
    }
  }

  private static String asText(Object value) {
    return value == null ? null : value.toString();
  }

  private static boolean isBinary(Column column) {
    return switch (column.type()) {
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> true;
      default -> false;
    };
  }
}
