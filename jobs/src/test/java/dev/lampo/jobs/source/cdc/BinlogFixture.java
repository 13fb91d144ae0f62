package dev.lampo.jobs.source.cdc;

import dev.lampo.jobs.source.CuttingProxy;
import dev.lampo.jobs.source.SourcesYaml;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A real server with a binary log and one table, and the source that reads it. */
public abstract class BinlogFixture implements AutoCloseable {
  private final BinlogServer kind;
  private final int port;
  private final Path folder;

  BinlogFixture(BinlogServer kind, int port, Path folder) {
    this.kind = kind;
    this.port = port;
    this.folder = folder;
  }

  /** What makes the database, and users with all, enough and too few privileges. */
  static List<String> users(BinlogServer kind) {
    List<String> statements = new ArrayList<>();
    String enough = "SELECT, " + String.join(", ", kind.privileges());
    for (String host : List.of("localhost", "127.0.0.1")) {
      statements.add("CREATE USER admin@'" + host + "' IDENTIFIED BY 'admin'");
      statements.add("GRANT ALL ON *.* TO admin@'" + host + "'");
      statements.add("CREATE USER cdc@'" + host + "' IDENTIFIED BY 'cdc'");
      statements.add("GRANT " + enough + " ON *.* TO cdc@'" + host + "'");
      statements.add("CREATE USER plain@'" + host + "' IDENTIFIED BY 'plain'");
      statements.add("GRANT SELECT ON *.* TO plain@'" + host + "'");
    }
    statements.add("CREATE DATABASE shop");
    return statements;
  }

  /** Throws away all of the log that the server has. */
  abstract void forgetLog();

  /** Throws away what of the log is no longer written to, once nobody reads it any more. */
  void purge() {
    run("FLUSH BINARY LOGS");
    List<String> files = logs();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (logs().size() > 1) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("still there: " + logs());
      }
      run("PURGE BINARY LOGS TO '" + files.get(files.size() - 1) + "'");
      LockSupport.parkNanos(100_000_000);
    }
  }

  /** How much of its log the server has in a file; 0 where it has no such file. */
  long logLength(String file) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW BINARY LOGS")) {
      while (row.next()) {
        if (row.getString(1).equals(file)) {
          return row.getLong(2);
        }
      }
      return 0;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> logs() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW BINARY LOGS")) {
      List<String> files = new ArrayList<>();
      while (row.next()) {
        files.add(row.getString(1));
      }
      return files;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  public void run(String... statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** All of them in one transaction. */
  void together(String... statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String sql : statements) {
        statement.execute(sql);
      }
      connection.commit();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Ends the connection that follows the log. */
  void cut() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT GROUP_CONCAT('KILL ', id SEPARATOR ';') FROM"
                    + " information_schema.processlist WHERE command LIKE 'Binlog Dump%'")) {
      row.next();
      for (String kill : row.getString(1).split(";")) {
        run(kill);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  public Connection connect() throws SQLException {
    return kind.connect(new Login("127.0.0.1", port, "shop", "admin", "admin"));
  }

  CdcSource source() {
    return source("cdc", "cdc");
  }

  /** On a way of its own to the server. */
  public CdcSource source(CuttingProxy proxy) {
    return source(proxy.port(), "cdc", "cdc", "");
  }

  /** With a line more. */
  CdcSource sourceWith(String line) {
    return source(port, "cdc", "cdc", line);
  }

  public CuttingProxy proxy() {
    return CuttingProxy.to(port);
  }

  CdcSource source(String user, String password) {
    return source(port, user, password, "");
  }

  private CdcSource source(int at, String user, String password, String line) {
    String yaml =
        """
        sources:
          shop:
            kind: %s
            host: 127.0.0.1
            port: %d
            database: shop
            user: %s
            password: %s
            table: shop.quotes
            id: key
            %s
            quote:
              broker: {constant: broker0}
              customer:
                key: {firstOf: [email]}
              pickupStation: {constant: FCO}
              pickupAt: {field: pickup_at}
              returnStation: {constant: FCO}
              returnAt: {field: return_at}
              carClass: {constant: ECMR}
              price: {field: price, unit: major}
              currency: {constant: EUR}
              quotedAt: {field: quoted_at, format: iso-instant}
        """
            .formatted(kind.kind(), at, user, password, line);
    return (CdcSource) SourcesYaml.read(folder, yaml).all().get(0);
  }

  @Override
  public abstract void close() throws IOException;
}
