package dev.lampo.jobs.copy;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What a failed statement means for the rows in it.
 *
 * @param rowToBlame whether a row is to blame; else the database is, and trying again may help
 * @param blamed column or constraint, or null
 * @param text what happened, without data of rows
 */
record CopyFault(boolean rowToBlame, String blamed, String text) {
  private static final String DISK_FULL = "53100";

  /**
   * Classes 21 to 23 are about values and constraints, 54 about their size. Class 42 is not about a
   * row: statements are fixed, so it says that tables or rights are not what they should be.
   */
  static CopyFault of(SQLException error) {
    String state = error.getSQLState() == null ? "" : error.getSQLState();
    boolean row =
        state.startsWith("21")
            || state.startsWith("22")
            || state.startsWith("23")
            || state.startsWith("54");
    return new CopyFault(row, blamed(error), text(state, error));
  }

  /** A row that could not even be written as a row. */
  static CopyFault of(RuntimeException error) {
    return new CopyFault(true, null, "cannot be stored: " + error.getMessage());
  }

  private static String text(String state, SQLException error) {
    String prefix = state.isEmpty() ? "" : "SQLState " + state + ": ";
    if (state.equals(DISK_FULL)) {
      prefix += "the disk of the database is full, make room: ";
    }
    if (state.startsWith("42")) {
      prefix += "the tables or rights are not those of this version: ";
    }
    return prefix + withoutData(message(error));
  }

  /** The server's own sentence: what else an exception says may quote a row. */
  private static String message(SQLException error) {
    ServerErrorMessage server = server(error);
    if (server != null && server.getMessage() != null) {
      return server.getMessage();
    }
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause == error || cause.getMessage() == null
        ? error.getMessage()
        : error.getMessage() + " (" + cause.getMessage() + ")";
  }

  private static String withoutData(String message) {
    return message == null ? "no reason given" : message.replaceAll(": \".*", "");
  }

  private static String blamed(SQLException error) {
    ServerErrorMessage server = server(error);
    if (server == null) {
      return null;
    }
    return server.getColumn() != null ? server.getColumn() : server.getConstraint();
  }

  private static ServerErrorMessage server(SQLException error) {
    return error instanceof PSQLException fromServer ? fromServer.getServerErrorMessage() : null;
  }
}
