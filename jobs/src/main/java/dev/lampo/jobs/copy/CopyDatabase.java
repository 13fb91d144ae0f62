package dev.lampo.jobs.copy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The way to the relational copy: a small pool of connections. It may be opened while the database
 * is down; then {@link #connection} fails until it is up. For any number of threads.
 */
public final class CopyDatabase implements AutoCloseable {
  /** Beyond the statement's own timeout the network is to blame. */
  private static final Duration SOCKET_MARGIN = Duration.ofSeconds(10);

  private final HikariDataSource pool;

  /** Opens the pool; connects to nothing yet. */
  public CopyDatabase(CopySettings settings) {
    this.pool = new HikariDataSource(config(settings));
  }

  /**
   * A connection in which nothing has begun, with auto-commit off. The caller closes it.
   *
   * @throws SQLException where none can be had within the settings' {@code connectTimeout}
   */
  public Connection connection() throws SQLException {
    return pool.getConnection();
  }

  @Override
  public void close() {
    pool.close();
  }

  private static HikariConfig config(CopySettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("lampo-copy");
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(settings.connections());
    config.setMinimumIdle(0);
    config.setAutoCommit(false);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(Math.max(250, settings.connectTimeout().toMillis()));
    config.addDataSourceProperty("ApplicationName", "lampo-copy");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("connectTimeout", seconds(settings.connectTimeout()));
    config.addDataSourceProperty("loginTimeout", seconds(settings.connectTimeout()));
    config.addDataSourceProperty(
        "socketTimeout", seconds(settings.statementTimeout().plus(SOCKET_MARGIN)));
    config.addDataSourceProperty("options", serverOptions(settings));
    return config;
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

  private static String seconds(Duration duration) {
    return Long.toString(Math.max(1, duration.toSeconds()));
  }
}
