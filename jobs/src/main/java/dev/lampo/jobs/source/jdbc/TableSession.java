package dev.lampo.jobs.source.jdbc;

import dev.lampo.jobs.source.ValueFrom;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * One connection that only reads, with the form of the rows. After any failure it is of no use.
 * Used by one thread, but for {@link #abort}.
 */
final class TableSession implements AutoCloseable {
  /** Beyond the statement's own timeout the network is to blame. */
  private static final Duration SOCKET_MARGIN = Duration.ofSeconds(10);

  private final JdbcSource source;
  private final Connection connection;
  private String product;
  private RowReader reader;

  /** Connects; then it must {@link #begin}. */
  TableSession(JdbcSource source) throws SQLException, IOException {
    this.source = source;
    this.connection = connect(source.access());
  }

  /** Prepares the connection and looks at the columns. */
  void begin() throws SQLException, IOException {
    connection.setAutoCommit(false);
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    limitSilence();
    product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
    reader = look();
    needed("id", source.reading().id());
    needed("version", source.reading().version());
  }

  /** Asks for the form of the rows, as it is now. */
  RowReader look() throws SQLException, IOException {
    RowReader form;
    try (PreparedStatement statement = prepare("SELECT * FROM " + from() + " WHERE 1 = 0");
        ResultSet nothing = statement.executeQuery()) {
      form = new RowReader(nothing.getMetaData());
    }
    connection.commit();
    return form;
  }

  RowReader reader() {
    return reader;
  }

  /** What a table made anew does not share with the old one; empty where it cannot be known. */
  String identity() throws SQLException {
    if (source.rows().table() == null || !product.equals("postgresql")) {
      return "";
    }
    try (PreparedStatement statement = prepare("SELECT to_regclass(?)::oid::text")) {
      statement.setString(1, source.rows().table());
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        String oid = result.getString(1);
        return oid == null ? "" : oid;
      }
    }
  }

  /** The highest value of a column, or null where there is none. */
  Comparable<?> highest(String column, ColumnKind kind, Comparable<?> atMost) throws SQLException {
    String sql = "SELECT MAX(" + column + ") FROM " + from();
    try (PreparedStatement statement =
        prepare(atMost == null ? sql : sql + " WHERE " + column + " <= ?")) {
      if (atMost != null) {
        kind.bind(statement, 1, atMost);
      }
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return kind.read(result, 1);
      }
    }
  }

  /** How many rows have no value in a column. */
  long withoutValue(String column) throws SQLException {
    try (PreparedStatement statement =
            prepare("SELECT COUNT(*) FROM " + from() + " WHERE " + column + " IS NULL");
        ResultSet result = statement.executeQuery()) {
      result.next();
      return result.getLong(1);
    }
  }

  /**
   * Rows in the order of a column.
   *
   * @param kind of the column
   * @param comparison between the column and the lower bound, such as {@code >=}
   * @param low null for none
   * @param rows at most, or 0 for all
   */
  RowCursor between(
      String column,
      ColumnKind kind,
      String comparison,
      Comparable<?> low,
      Comparable<?> high,
      int rows)
      throws SQLException, IOException {
    String lower = low == null ? "" : column + " " + comparison + " ? AND ";
    String sql =
        "SELECT * FROM " + from() + " WHERE " + lower + column + " <= ? ORDER BY " + column;
    PreparedStatement statement = prepare(rows == 0 ? sql : limited(sql, rows));
    try {
      int next = 1;
      if (low != null) {
        kind.bind(statement, next++, low);
      }
      kind.bind(statement, next, high);
      return new RowCursor(statement, column, kind);
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  /** All rows in any order. */
  RowCursor all() throws SQLException, IOException {
    return new RowCursor(prepare("SELECT * FROM " + from()), null, null);
  }

  /** Ends the transaction: nothing stays locked, and the next statement sees what is new. */
  void commit() throws SQLException {
    connection.commit();
  }

  /** Cuts the connection, so that a statement under way fails at once; for any thread. */
  void abort() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException gone) {
      // Then nobody waits for it either.
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException gone) {
      // Whatever it was worth, it is closed.
    }
  }

  private static Connection connect(JdbcAccess access) throws SQLException, IOException {
    Driver driver;
    try {
      driver = DriverManager.getDriver(access.url());
    } catch (SQLException e) {
      throw new IOException(
          "no JDBC driver understands "
              + access.shownUrl()
              + ": put the driver of the database on the class path of every node, or correct url",
          e);
    }
    Connection connection = driver.connect(access.url(), properties(access));
    if (connection == null) {
      throw new SQLException("the driver refused the address", "08001");
    }
    return connection;
  }

  private static Properties properties(JdbcAccess access) {
    Properties properties = new Properties();
    if (access.user() != null) {
      properties.setProperty("user", access.user());
    }
    if (access.password() != null) {
      properties.setProperty("password", access.password());
    }
    long seconds = Math.max(1, access.connectTimeout().toSeconds());
    if (access.url().startsWith("jdbc:postgresql:")) {
      properties.setProperty("connectTimeout", Long.toString(seconds));
      properties.setProperty("loginTimeout", Long.toString(seconds));
      properties.setProperty("tcpKeepAlive", "true");
      properties.setProperty("ApplicationName", "lampo");
    } else if (access.url().matches("jdbc:(mariadb|mysql):.*")) {
      properties.setProperty("connectTimeout", Long.toString(seconds * 1_000));
    }
    return properties;
  }

  private void limitSilence() throws SQLException {
    Duration limit = source.access().statementTimeout().plus(SOCKET_MARGIN);
    try {
      connection.setNetworkTimeout(Runnable::run, Math.toIntExact(limit.toMillis()));
    } catch (SQLFeatureNotSupportedException e) {
      // The driver knows no such limit; the statement's own remains.
    }
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setFetchSize(source.access().fetchRows());
    statement.setQueryTimeout(Math.toIntExact(source.access().statementTimeout().toSeconds()));
    return statement;
  }

  private String limited(String sql, int rows) {
    if (product.contains("postgresql")
        || product.contains("mariadb")
        || product.contains("mysql")) {
      return sql + " LIMIT " + rows;
    }
    String offset = product.contains("sql server") ? " OFFSET 0 ROWS" : "";
    return sql + offset + " FETCH NEXT " + rows + " ROWS ONLY";
  }

  private String from() {
    return source.rows().sql();
  }

  private void needed(String setting, ValueFrom from) throws IOException {
    if (!(from instanceof ValueFrom.Field field)) {
      return;
    }
    List<String> labels = reader.labels();
    if (!labels.contains(field.path().split("\\.")[0])) {
      throw new IOException(
          source.rows()
              + " has no column "
              + field.path()
              + ", which "
              + setting
              + " names; it has "
              + String.join(", ", labels));
    }
  }
}
