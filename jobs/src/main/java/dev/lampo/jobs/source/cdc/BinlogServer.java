package dev.lampo.jobs.source.cdc;

import com.github.shyiko.mysql.binlog.network.SSLMode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The servers with a binary log, and what they do not share. */
public enum BinlogServer {
  /** Counts its transactions itself; a place is good where the server has the file it was in. */
  MARIADB(
      "org.mariadb.jdbc.Driver",
      "io.debezium.connector.mariadb.MariaDbConnector",
      "BINLOG MONITOR",
      SSLMode.DISABLED,
      Map.of()) {
    @Override
    String identity(CdcSource source, BinlogChecks checks) {
      return source.table().toString();
    }

    @Override
    Optional<String> lost(Resume from, String identity, BinlogChecks checks)
        throws SQLException, IOException {
      return checks.files().lost(from);
    }
  },

  /** Counts its transactions where it is told to; where not, a place holds on one server only. */
  MYSQL(
      "com.mysql.cj.jdbc.Driver",
      "io.debezium.connector.mysql.MySqlConnector",
      "REPLICATION CLIENT",
      SSLMode.PREFERRED,
      // Without TLS a password that the server does not remember is sent under the server's key.
      Map.of("allowPublicKeyRetrieval", "true")) {
    @Override
    String identity(CdcSource source, BinlogChecks checks) throws SQLException {
      return source.table() + "@" + checks.value("SELECT @@GLOBAL.server_uuid");
    }

    @Override
    Optional<String> lost(Resume from, String identity, BinlogChecks checks)
        throws SQLException, IOException {
      return new MySqlPlace(from, identity).lost(checks);
    }
  };

  private static final String TIMEOUT_MILLIS = "5000";

  private final String driver;
  private final String connector;
  private final List<String> privileges;
  private final SSLMode encryption;
  private final Map<String, String> options;

  BinlogServer(
      String driver,
      String connector,
      String watchesLog,
      SSLMode encryption,
      Map<String, String> driverOptions) {
    this.driver = driver;
    this.connector = connector;
    this.privileges = List.of("RELOAD", "REPLICATION SLAVE", watchesLog);
    this.encryption = encryption;
    this.options = driverOptions;
  }

  /** What the table is told by from another one; part of every mark. */
  abstract String identity(CdcSource source, BinlogChecks checks) throws SQLException;

  /**
   * Why the log cannot be read on from a place; empty where it can.
   *
   * @param identity of the table now
   */
  abstract Optional<String> lost(Resume from, String identity, BinlogChecks checks)
      throws SQLException, IOException;

  /** As in the settings. */
  String kind() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a user needs on every table, besides SELECT on one. */
  List<String> privileges() {
    return privileges;
  }

  /** What Debezium does by itself where it reads the log of this kind. */
  SSLMode encryption() {
    return encryption;
  }

  /** Debezium's settings that hold for this kind only. */
  Map<String, String> connector() {
    Map<String, String> settings = new HashMap<>();
    settings.put("connector.class", connector);
    options.forEach((option, value) -> settings.put("driver." + option, value));
    return settings;
  }

  /**
   * Makes sure that the driver is there, which Debezium's own failure would not name.
   *
   * @throws IOException that says what to do
   */
  void requireDriver() throws IOException {
    try {
      Class.forName(driver, false, getClass().getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IOException(
          kind()
              + " wants its own driver, which is not passed on with Lampo: "
              + driver
              + " is not on the class path; put its jar into the folder drivers of every node and"
              + " start the node anew (docs/sources/cdc.md)",
          e);
    }
  }

  Connection connect(Login login) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", login.user());
    properties.setProperty("password", login.password());
    properties.setProperty("connectTimeout", TIMEOUT_MILLIS);
    properties.setProperty("socketTimeout", TIMEOUT_MILLIS);
    properties.putAll(options);
    return DriverManager.getConnection(
        "jdbc:" + kind() + "://" + login.address() + "/" + login.database(), properties);
  }
}
