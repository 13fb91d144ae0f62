package dev.lampo.jobs.source.jdbc;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Map;

/** Says what an error of a database means, and what an operator can do. */
final class SqlTrouble {
  private static final String MISSING_TABLE = "42P01";
  private static final String MISSING_TABLE_ELSEWHERE = "42S02";

  private static final Map<String, String> BY_STATE =
      Map.of(
          "3D000", "the database does not exist: correct it in url",
          "42501", "the user may not read it: grant SELECT to it",
          "42703", "a column does not exist: correct column or query",
          "42S22", "a column does not exist: correct column or query",
          "42601", "it is not SQL that the database understands: correct query, table or column",
          "42000", "the database refuses the statement: correct query, table, column or rights",
          "57014", "it took too long: raise statementTimeout, or give column an index",
          "25006", "the statement would write: query must be a SELECT",
          "53300", "the database has no connection left: raise its limit");

  private static final Map<String, String> BY_CLASS =
      Map.of(
          "08", "the database does not answer or the connection was cut: check url and network",
          "28", "the database refuses user or password: correct them, or its rules of access",
          "57", "the database was shut down, is starting, or cut the connection",
          "58", "the database has trouble with its system");

  private SqlTrouble() {}

  /** Whether the table was not there. */
  static boolean isMissingTable(SQLException failed) {
    return MISSING_TABLE.equals(failed.getSQLState())
        || MISSING_TABLE_ELSEWHERE.equals(failed.getSQLState());
  }

  /** The error for an operator, without secrets. */
  static IOException explained(JdbcSource source, SQLException failed) {
    return new IOException(
        source.rows()
            + " at "
            + source.access().shownUrl()
            + ": "
            + advice(failed)
            + " ("
            + source.access().masked(String.valueOf(failed.getMessage()))
            + ")");
  }

  private static String advice(SQLException failed) {
    String state = failed.getSQLState();
    if (isMissingTable(failed)) {
      return "the table does not exist: create it, or correct table or query";
    }
    if (failed instanceof SQLTimeoutException) {
      return BY_STATE.get("57014");
    }
    if (state == null || state.length() < 2) {
      return "the database failed";
    }
    String known = BY_STATE.get(state);
    return known != null
        ? known
        : BY_CLASS.getOrDefault(state.substring(0, 2), "the database failed");
  }
}
