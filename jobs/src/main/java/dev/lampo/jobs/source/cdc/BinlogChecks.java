package dev.lampo.jobs.source.cdc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks whether a server with a binary log and a table allow what is asked of them. */
final class BinlogChecks {
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

  private static final Pattern TAG = Pattern.compile(":[A-Za-z_]");

  private final BinlogServer server;
  private final CdcSource source;
  private final Connection connection;

  BinlogChecks(BinlogServer server, CdcSource source, Connection connection) {
    this.server = server;
    this.source = source;
    this.connection = connection;
  }

  /** What an operator can do about a refusal. */
  static IOException failure(BinlogServer server, CdcSource source, SQLException e) {
    Login login = source.login();
    String advice =
        switch (e.getErrorCode()) {
          case ACCESS_DENIED ->
              "the server refuses user " + login.user() + "; check user and password";
          case UNKNOWN_DATABASE -> "there is no database " + login.database() + "; check database";
          case NO_ACCESS_TO_DATABASE, LACKS_PRIVILEGE -> advice(server, source);
          default ->
              String.valueOf(e.getSQLState()).startsWith("08")
                  ? "the server does not answer; check host, port and whether it runs"
                  : "the server refused";
        };
    return new IOException(
        server.kind() + " at " + login.address() + ": " + advice + " (" + e.getMessage() + ")", e);
  }

  /** The server writes a log of whole rows, and the user may read it. */
  void server() throws SQLException, IOException {
    require("log_bin", "ON", "start the server with --log-bin");
    require("binlog_format", "ROW", "set binlog_format = ROW");
    require("binlog_row_image", "FULL", "set binlog_row_image = FULL");
    if (server == BinlogServer.MYSQL) {
      require("binlog_row_value_options", "", "set binlog_row_value_options = ''");
      requireNoTags();
    }
    String grants = String.join("\n", column("SHOW GRANTS FOR CURRENT_USER"));
    String everywhere =
        grants.lines().filter(line -> line.contains(" ON *.* ")).reduce("", String::concat);
    boolean all = everywhere.contains("ALL PRIVILEGES");
    if (!all && !server.privileges().stream().allMatch(everywhere::contains)) {
      throw problem(advice(server, source));
    }
  }

  /** Debezium takes no notice of a tag, and would go on at the wrong transaction. */
  private void requireNoTags() throws SQLException, IOException {
    String counted = value("SELECT @@GLOBAL.gtid_executed");
    if (counted != null && TAG.matcher(counted).find()) {
      throw problem(
          "its log counts transactions that bear a tag, which cannot be followed ("
              + counted
              + "); write without gtid_next = 'AUTOMATIC:TAG', or choose another kind of source");
    }
  }

  /** The table exists, and its rows can be told apart. */
  void table() throws SQLException, IOException {
    QualifiedTable table = source.table();
    if (column(TABLE, table.space(), table.name()).isEmpty()) {
      throw problem(
          "table "
              + table
              + " does not exist or user "
              + source.login().user()
              + " may not see it; create it, grant SELECT or check table");
    }
    String wrong = PrimaryKeys.wrong(source, column(KEY, table.space(), table.name()));
    if (wrong != null) {
      throw problem(wrong);
    }
  }

  /** The files of the log that the server has now. */
  BinlogFiles files() throws SQLException {
    List<BinlogFiles.File> files = new ArrayList<>();
    try (PreparedStatement ask = connection.prepareStatement("SHOW BINARY LOGS");
        ResultSet row = ask.executeQuery()) {
      while (row.next()) {
        files.add(new BinlogFiles.File(row.getString(1), row.getLong(2)));
      }
    }
    return new BinlogFiles(server, source.login(), files);
  }

  /** The log is still the one that was read; one that is thrown away ends no connection. */
  void notReset(Resume place) throws SQLException, IOException {
    Optional<String> reset = files().reset(place);
    if (reset.isPresent()) {
      throw problem(reset.get() + "; the table is read whole again");
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
    String found = value("SELECT @@GLOBAL." + variable);
    String text = found == null ? "" : found.toUpperCase(Locale.ROOT);
    String is = text.equals("1") ? "ON" : text.equals("0") ? "OFF" : text;
    if (!is.equals(value)) {
      throw problem(variable + " is " + is + "; " + advice);
    }
  }

  /** The first value of the first row; null where there is none. */
  String value(String sql, String... arguments) throws SQLException {
    List<String> found = column(sql, arguments);
    return found.isEmpty() ? null : found.get(0);
  }

  private List<String> column(String sql, String... arguments) throws SQLException {
    List<String> values = new ArrayList<>();
    try (PreparedStatement ask = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        ask.setString(i + 1, arguments[i]);
      }
      try (ResultSet row = ask.executeQuery()) {
        while (row.next()) {
          values.add(row.getString(1));
        }
      }
    }
    return values;
  }

  private static String advice(BinlogServer server, CdcSource source) {
    String user = source.login().user();
    return "user "
        + user
        + " lacks a privilege; run GRANT SELECT, "
        + String.join(", ", server.privileges())
        + " ON *.* TO "
        + user;
  }

  private IOException problem(String what) {
    return new IOException(server.kind() + " at " + source.login().address() + ": " + what);
  }
}
