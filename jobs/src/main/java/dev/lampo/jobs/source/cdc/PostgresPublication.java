package dev.lampo.jobs.source.cdc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The publication that names the table for the log. */
final class PostgresPublication {
  private static final String FIND =
      """
      SELECT pubinsert AND pubupdate AND pubdelete AND pubtruncate AS everything,
             EXISTS (SELECT FROM pg_publication_tables t
                     WHERE t.pubname = p.pubname AND t.schemaname = ? AND t.tablename = ?) AS ours
      FROM pg_publication p WHERE p.pubname = ?
      """;

  private static final String NO_PRIVILEGE = "42501";

  private enum State {
    MISSING,
    WITHOUT_THE_TABLE,
    PARTIAL,
    COMPLETE
  }

  private final CdcSource source;
  private final String name;
  private final Connection connection;

  PostgresPublication(CdcSource source, String name, Connection connection) {
    this.source = source;
    this.name = name;
    this.connection = connection;
  }

  /** Removes the publication. */
  void drop() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP PUBLICATION IF EXISTS \"" + name + "\"");
    }
  }

  /** Sees to it that the table is published; says whether it was before. */
  boolean ensure() throws SQLException, IOException {
    State state = state();
    switch (state) {
      case MISSING -> run("CREATE PUBLICATION \"" + name + "\" FOR TABLE " + table());
      case WITHOUT_THE_TABLE -> run("ALTER PUBLICATION \"" + name + "\" ADD TABLE " + table());
      case PARTIAL, COMPLETE -> require();
    }
    return state == State.COMPLETE;
  }

  /** Fails where the table is not published with all that happens to it. */
  void require() throws SQLException, IOException {
    switch (state()) {
      case MISSING -> throw problem("there is no publication " + name + "; it is created soon");
      case WITHOUT_THE_TABLE ->
          throw problem(
              "publication " + name + " does not contain " + source.table() + "; it is added soon");
      case PARTIAL ->
          throw problem(
              "publication "
                  + name
                  + " leaves out some changes; run ALTER PUBLICATION "
                  + name
                  + " SET (publish = 'insert, update, delete, truncate')");
      case COMPLETE -> {
        // As it must be.
      }
    }
  }

  private State state() throws SQLException {
    try (PreparedStatement ask = connection.prepareStatement(FIND)) {
      ask.setString(1, source.table().space());
      ask.setString(2, source.table().name());
      ask.setString(3, name);
      try (ResultSet row = ask.executeQuery()) {
        if (!row.next()) {
          return State.MISSING;
        }
        if (!row.getBoolean("ours")) {
          return State.WITHOUT_THE_TABLE;
        }
        return row.getBoolean("everything") ? State.COMPLETE : State.PARTIAL;
      }
    }
  }

  private void run(String sql) throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      if (NO_PRIVILEGE.equals(e.getSQLState())) {
        throw problem(
            "user "
                + source.login().user()
                + " may not publish the table; its owner can run "
                + sql
                + " ("
                + e.getMessage()
                + ")");
      }
      throw e;
    }
  }

  private String table() {
    return source.table().quoted();
  }

  private IOException problem(String what) {
    return new IOException("postgres at " + source.login().address() + ": " + what);
  }
}
