package dev.lampo.jobs.copy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The way to the relational copy. It may be made while the database is down; then {@link
 * #connection} fails until it is up. There is no pool: whoever writes keeps one connection for as
 * long as it works, whoever reads takes one for each of few readings. For any number of threads.
 */
public final class CopyDatabase implements AutoCloseable {
  /** Beyond the statement's own timeout the network is to blame. */
  private static final Duration SOCKET_MARGIN = Duration.ofSeconds(10);

  private final String url;
  private final Properties properties;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Connects to nothing yet. */
  public CopyDatabase(CopySettings settings) {
    this.url = settings.url();
    this.properties = properties(settings);
  }

  /**
   * A new connection in which nothing has begun, with auto-commit off. The caller closes it.
   *
   * @throws SQLException where none can be had within the settings' {@code connectTimeout}, or this
   *     was closed
   */
  public Connection connection() throws SQLException {
    forgetEnded();
    Connection connection = DriverManager.getConnection(url, properties);
    open.add(connection);
    if (closed) {
      connection.close();
      throw new SQLException("the way to the relational copy was closed");
    }
    connection.setAutoCommit(false);
    return connection;
  }

  /** Ends every connection that is still open, whatever goes on in it. */
  @Override
  public void close() {
    closed = true;
    for (Connection connection : open) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        // It is being thrown away.
        continue;
      }
    }
    open.clear();
  }

  private void forgetEnded() throws SQLException {
    for (Connection connection : open) {
      if (connection.isClosed()) {
        open.remove(connection);
      }
    }
  }

  private static Properties properties(CopySettings settings) {
    Properties properties = new Properties();
    properties.setProperty("user", settings.user());
    properties.setProperty("password", settings.password());
    properties.setProperty("ApplicationName", "lampo-copy");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectTimeout", seconds(settings.connectTimeout()));
    properties.setProperty("loginTimeout", seconds(settings.connectTimeout()));
    properties.setProperty(
        "socketTimeout", seconds(settings.statementTimeout().plus(SOCKET_MARGIN)));
    properties.setProperty("options", serverOptions(settings));
    return properties;
  }

  /**
   * The server ends a transaction whose member has gone silent: it would hold the fence, and no
   * newer run could pass.
   */
  private static String serverOptions(CopySettings settings) {
    long millis = settings.statementTimeout().toMillis();
    return "-c statement_timeout="
        + millis
        + " -c idle_in_transaction_session_timeout="
        + millis
        + " -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3"
        + " -c client_min_messages=warning -c timezone=UTC";
  }

  /** The driver knows whole seconds, and zero as no bound. */
  private static String seconds(Duration duration) {
    return Long.toString(Math.max(1, duration.plusMillis(999).toSeconds()));
  }
}
