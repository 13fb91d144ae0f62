package dev.lampo.jobs.source.cdc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** Looks whether a MariaDB server and a table allow what is asked of them. */
final class MariaChecks {
  private static final String TIMEOUT_MILLIS = "5000";
  private static final int ACCESS_DENIED = 1045;
  private static final int UNKNOWN_DATABASE = 1049;
  private static final int NO_ACCESS_TO_DATABASE = 1044;
  private static final int LACKS_PRIVILEGE = 1227;

  private static final String TABLE =
      """
      SELECT table_type FROM information_schema.tables WHERE table_schema = ? AND table_name = ?
      """;

  private static final String KEY =
      """
      SELECT column_name FROM information_schema.key_column_usage
      WHERE table_schema = ? AND table_name = ? AND constraint_name = 'PRIMARY'
      ORDER BY ordinal_position
      """;

  private static final String FOLLOWERS =
      """
      SELECT id FROM information_schema.processlist
      WHERE command LIKE 'Binlog Dump%' AND user = SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      """;

  private static final List<String> NEEDED =
      List.of("REPLICATION SLAVE", "BINLOG MONITOR", "RELOAD");

  private final CdcSource source;
  private final Connection connection;

  MariaChecks(CdcSource source, Connection connection) {
    this.source = source;
    this.connection = connection;
  }

  static Connection connect(CdcSource source) throws SQLException {
    Login login = source.login();
    Properties properties = new Properties();
    properties.setProperty("user", login.user());
    properties.setProperty("password", login.password());
    properties.setProperty("connectTimeout", TIMEOUT_MILLIS);
    properties.setProperty("socketTimeout", TIMEOUT_MILLIS);
    return DriverManager.getConnection(
        "jdbc:mariadb://" + login.address() + "/" + login.database(), properties);
  }

  /** What an operator can do about a refusal. */
  static IOException failure(CdcSource source, SQLException e) {
    Login login = source.login();
    String advice =
        switch (e.getErrorCode()) {
          case ACCESS_DENIED ->
              "the server refuses user " + login.user() + "; check user and password";
          case UNKNOWN_DATABASE -> "there is no database " + login.database() + "; check database";
          case NO_ACCESS_TO_DATABASE, LACKS_PRIVILEGE -> advice(source);
          default ->
              String.valueOf(e.getSQLState()).startsWith("08")
                  ? "the server does not answer; check host, port and whether it runs"
                  : "the server refused";
        };
    return new IOException(
        "mariadb at " + login.address() + ": " + advice + " (" + e.getMessage() + ")", e);
  }

  /** The server writes a log of whole rows, and the user may read it. */
  void server() throws SQLException, IOException {
    require("log_bin", "ON", "start the server with --log-bin");
    require("binlog_format", "ROW", "set binlog_format = ROW");
    require("binlog_row_image", "FULL", "set binlog_row_image = FULL");
    String grants = String.join("\n", column("SHOW GRANTS FOR CURRENT_USER"));
    String everywhere =
        grants.lines().filter(line -> line.contains(" ON *.* ")).reduce("", String::concat);
    boolean all = everywhere.contains("ALL PRIVILEGES");
    if (!all && !NEEDED.stream().allMatch(everywhere::contains)) {
      throw problem(advice(source));
    }
  }

  /** The table exists, and its rows can be told apart. */
  void table() throws SQLException, IOException {
    if (column(TABLE, source.table()).isEmpty()) {
      throw problem(
          "table "
              + source.table()
              + " does not exist or user "
              + source.login().user()
              + " may not see it; create it, grant SELECT or check table");
    }
    String wrong = PrimaryKeys.wrong(source, column(KEY, source.table()));
    if (wrong != null) {
      throw problem(wrong);
    }
  }

  /** Whether the server still has that place of its log. */
  boolean holds(String file, long position) throws SQLException {
    try (PreparedStatement ask = connection.prepareStatement("SHOW BINARY LOGS");
        ResultSet row = ask.executeQuery()) {
      while (row.next()) {
        if (row.getString(1).equals(file)) {
          return row.getLong(2) >= position;
        }
      }
      return false;
    }
  }

  /** Some connection of our user follows the log; so each source needs a user of its own. */
  void followed() throws SQLException, IOException {
    if (column(FOLLOWERS).isEmpty()) {
      throw problem("the connection that followed the log is gone; it is opened again");
    }
  }

  private void require(String variable, String value, String advice)
      throws SQLException, IOException {
    List<String> found = column("SELECT @@GLOBAL." + variable);
    String text = found.isEmpty() ? "" : found.get(0).toUpperCase(Locale.ROOT);
    String is = text.equals("1") ? "ON" : text.equals("0") ? "OFF" : text;
    if (!is.equals(value)) {
      throw problem(variable + " is " + is + "; " + advice);
    }
  }

  private List<String> column(String sql) throws SQLException {
    return column(sql, null);
  }

  private List<String> column(String sql, QualifiedTable table) throws SQLException {
    List<String> values = new ArrayList<>();
    try (PreparedStatement ask = connection.prepareStatement(sql)) {
      if (table != null) {
        ask.setString(1, table.space());
        ask.setString(2, table.name());
      }
      try (ResultSet row = ask.executeQuery()) {
        while (row.next()) {
          values.add(row.getString(1));
        }
      }
    }
    return values;
  }

  private static String advice(CdcSource source) {
    String user = source.login().user();
    return "user "
        + user
        + " lacks a privilege; run GRANT SELECT, RELOAD, REPLICATION SLAVE, BINLOG MONITOR ON *.*"
        + " TO "
        + user;
  }

  private IOException problem(String what) {
    return new IOException("mariadb at " + source.login().address() + ": " + what);
  }
}
