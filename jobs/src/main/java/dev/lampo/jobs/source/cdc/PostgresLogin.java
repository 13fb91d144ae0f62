package dev.lampo.jobs.source.cdc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Connects to PostgreSQL, and says what its refusals mean. */
final class PostgresLogin {
  private static final String TIMEOUT_SECONDS = "5";

  private PostgresLogin() {}

  static Connection connect(CdcSource source) throws SQLException {
    Login login = source.login();
    Properties properties = new Properties();
    properties.setProperty("user", login.user());
    properties.setProperty("password", login.password());
    properties.setProperty("connectTimeout", TIMEOUT_SECONDS);
    properties.setProperty("loginTimeout", TIMEOUT_SECONDS);
    properties.setProperty("socketTimeout", TIMEOUT_SECONDS);
    properties.setProperty("ApplicationName", "lampo " + source.name());
    return DriverManager.getConnection(
        "jdbc:postgresql://" + login.address() + "/" + login.database(), properties);
  }

  /** What an operator can do about a refusal. */
  static IOException failure(CdcSource source, SQLException e) {
    Login login = source.login();
    String state = String.valueOf(e.getSQLState());
    String advice =
        switch (state) {
          case "28P01", "28000" ->
              "the server refuses user " + login.user() + "; check user, password and pg_hba.conf";
          case "3D000" -> "there is no database " + login.database() + "; check database";
          case "53300", "53400" ->
              "the server has no connection or replication slot left; raise max_connections or"
                  + " max_replication_slots, or drop slots that nobody uses";
          case "42501" -> "user " + login.user() + " lacks a privilege; grant what is named";
          default ->
              state.startsWith("08")
                  ? "the server does not answer; check host, port and whether it runs"
                  : "the server refused";
        };
    return new IOException(
        "postgres at " + login.address() + ": " + advice + " (" + e.getMessage() + ")", e);
  }
}
