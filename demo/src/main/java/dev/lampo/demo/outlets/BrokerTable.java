package dev.lampo.demo.outlets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lampo.demo.traffic.Channel;
import dev.lampo.demo.traffic.RowColumns;
import dev.lampo.demo.traffic.TrafficRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The table of one broker, and beside it how many changes its application has made, which is
 * written in the transaction of the changes themselves. Immutable.
 */
public final class BrokerTable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String name;
  private final boolean postgres;

  /** The table behind a channel. */
  public BrokerTable(Channel channel) {
    if (!channel.isTable()) {
      throw new IllegalArgumentException("no table: " + channel);
    }
    name = "quotes_" + channel.source().replace('-', '_');
    postgres = channel.kind() == Channel.Kind.POSTGRES;
  }

  /** Without schema or database. */
  public String name() {
    return name;
  }

  /** Makes the table where it is missing. */
  public void create(Connection connection) throws SQLException {
    String instant = postgres ? "timestamptz" : "timestamp(3) NULL";
    String clock = postgres ? "timestamp" : "datetime";
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS %s (
            id varchar(80) PRIMARY KEY, revision int, broker varchar(80),
            customer_name varchar(200), customer_email varchar(200), customer_phone varchar(80),
            pickup_station varchar(80), pickup_at %s, return_station varchar(80), return_at %s,
            car_class varchar(20), price numeric(14, 2), currency varchar(20), quoted_at %s,
            writes int NOT NULL)
          """
              .formatted(name, clock, clock, instant));
      statement.execute("CREATE TABLE IF NOT EXISTS " + name + "_changes (made bigint NOT NULL)");
      statement.execute(
          "INSERT INTO %1$s_changes SELECT 0 %2$s WHERE NOT EXISTS (SELECT 1 FROM %1$s_changes)"
              .formatted(name, postgres ? "" : "FROM DUAL"));
    }
  }

  /** How many changes were committed since the table was made. */
  long changes(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT made FROM " + name + "_changes")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Makes the changes of some records in their order, in the transaction that is open. */
  void write(Connection connection, List<TrafficRecord> records) throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(upsert());
        PreparedStatement delete =
            connection.prepareStatement("DELETE FROM " + name + " WHERE id = ?")) {
      PreparedStatement open = null;
      for (TrafficRecord record : records) {
        PreparedStatement next = record.value() == null ? delete : upsert;
        if (open != null && open != next) {
          open.executeBatch();
        }
        open = next;
        bind(open, record);
        open.addBatch();
      }
      if (open != null) {
        open.executeBatch();
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE " + name + "_changes SET made = made + " + records.size());
    }
  }

  /**
   * A row written again has one column that differs: a write that changes nothing would leave no
   * trace in MariaDB's log.
   */
  private String upsert() {
    String columns = String.join(", ", RowColumns.ALL);
    String values = RowColumns.ALL.stream().map(column -> "?").collect(Collectors.joining(", "));
    String changed =
        RowColumns.ALL.stream()
            .skip(1)
            .map(column -> postgres ? column + " = EXCLUDED." + column : values(column))
            .collect(Collectors.joining(", "));
    return "INSERT INTO %1$s (%2$s, writes) VALUES (%3$s, 1) %4$s %5$s, writes = %1$s.writes + 1"
        .formatted(
            name,
            columns,
            values,
            postgres ? "ON CONFLICT (id) DO UPDATE SET" : "ON DUPLICATE KEY UPDATE",
            changed);
  }

  private static String values(String column) {
    return column + " = VALUES(" + column + ")";
  }

  private void bind(PreparedStatement statement, TrafficRecord record) throws SQLException {
    if (record.value() == null) {
      statement.setString(1, record.key());
      return;
    }
    JsonNode row = json(record);
    for (int i = 0; i < RowColumns.ALL.size(); i++) {
      String column = RowColumns.ALL.get(i);
      bind(statement, i + 1, column, row.path(column).asText(null));
    }
  }

  private void bind(PreparedStatement statement, int at, String column, String text)
      throws SQLException {
    switch (column) {
      case "revision" -> statement.setObject(at, whole(text), Types.INTEGER);
      case "price" -> statement.setBigDecimal(at, text == null ? null : new BigDecimal(text));
      case "pickup_at", "return_at" ->
          statement.setObject(at, text == null ? null : LocalDateTime.parse(text), Types.TIMESTAMP);
      case "quoted_at" -> bindInstant(statement, at, text == null ? null : Instant.parse(text));
      default -> statement.setString(at, text);
    }
  }

  /** MariaDB's server counts in UTC; its driver would shift by this machine's zone. */
  private void bindInstant(PreparedStatement statement, int at, Instant instant)
      throws SQLException {
    if (instant == null) {
      statement.setNull(at, postgres ? Types.TIMESTAMP_WITH_TIMEZONE : Types.TIMESTAMP);
    } else if (postgres) {
      statement.setObject(at, instant.atOffset(ZoneOffset.UTC));
    } else {
      statement.setObject(at, LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }
  }

  private static Integer whole(String text) {
    return text == null ? null : Integer.valueOf(text);
  }

  private JsonNode json(TrafficRecord record) {
    try {
      JsonNode row = JSON.readTree(record.value());
      row.fieldNames().forEachRemaining(column -> check(record, column));
      return row;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "record " + record.number() + " is no row for table " + name + ": " + e.getMessage(), e);
    }
  }

  private void check(TrafficRecord record, String column) {
    if (!RowColumns.ALL.contains(column)) {
      throw new IllegalArgumentException(
          "record %d names column %s, but table %s has %s"
              .formatted(record.number(), column, name, RowColumns.ALL));
    }
  }
}
