package dev.lampo.jobs.source.cdc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The replication slot that keeps the log until it is stored here. */
final class PostgresSlot {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresSlot.class);

  private static final String FIND =
      """
      SELECT plugin, database, active_pid, wal_status,
             (confirmed_flush_lsn - '0/0'::pg_lsn)::bigint AS confirmed,
             (CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn()
                   ELSE pg_current_wal_lsn() END - confirmed_flush_lsn)::bigint AS behind
      FROM pg_replication_slots WHERE slot_name = ?
      """;

  private final CdcSource source;
  private final String name;
  private final Connection connection;

  private record State(
      String plugin,
      String database,
      String activePid,
      boolean lost,
      long confirmed,
      long behind) {}

  PostgresSlot(CdcSource source, String name, Connection connection) {
    this.source = source;
    this.name = name;
    this.connection = connection;
  }

  /** Why reading cannot go on at a place of the log; empty where it can. */
  Optional<String> uselessFor(long place) throws SQLException, IOException {
    State state = state();
    if (state == null) {
      return Optional.of(
          "replication slot " + name + " is gone, and with it what was changed since");
    }
    if (state.lost()) {
      return Optional.of(
          "the server gave up the log that replication slot "
              + name
              + " held (max_slot_wal_keep_size)");
    }
    return state.confirmed() > place
        ? Optional.of(
            "replication slot " + name + " was moved or created again beyond the stored position")
        : Optional.empty();
  }

  /** Fails where the slot is of another kind, or another program reads from it. */
  void free() throws SQLException, IOException {
    State state = state();
    if (state == null) {
      return;
    }
    if (!"pgoutput".equals(state.plugin()) || !source.login().database().equals(state.database())) {
      throw problem(
          "replication slot "
              + name
              + " belongs to plugin "
              + state.plugin()
              + " and database "
              + state.database()
              + "; set another slot");
    }
    if (state.activePid() != null) {
      throw problem(
          "replication slot "
              + name
              + " is in use by process "
              + state.activePid()
              + " of the server; if that is not this grid's last connection, set another slot");
    }
  }

  /**
   * Removes the slot, where there is one, so that a snapshot begins exactly where a new one does.
   */
  void drop() throws SQLException {
    try (PreparedStatement ask =
        connection.prepareStatement(
            "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots"
                + " WHERE slot_name = ?")) {
      ask.setString(1, name);
      try (ResultSet row = ask.executeQuery()) {
        if (row.next()) {
          LOG.info("source {} dropped replication slot {} to begin anew", source.name(), name);
        }
      }
    }
  }

  /** Ends whoever reads from the slot, and removes it. */
  static void end(Connection connection, String slot) throws SQLException {
    for (String step :
        List.of(
            "SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots"
                + " WHERE slot_name = ? AND active_pid IS NOT NULL",
            "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots"
                + " WHERE slot_name = ? AND active_pid IS NULL")) {
      try (PreparedStatement statement = connection.prepareStatement(step)) {
        statement.setString(1, slot);
        statement.execute();
      }
    }
  }

  /** Fails where nobody reads from the slot: the server has given up a connection. */
  void requireRead() throws SQLException, IOException {
    State state = state();
    if (state == null || state.activePid() == null) {
      throw problem(
          "nobody reads from replication slot "
              + name
              + " any more; the connection is opened again");
    }
  }

  /** How far the slot is behind. */
  Optional<LogLag> lag() throws SQLException, IOException {
    State state = state();
    if (state == null) {
      return Optional.of(new LogLag("replication slot " + name + " is not there yet", 0));
    }
    if (state.lost()) {
      throw problem(
          "the server gave up the log that replication slot "
              + name
              + " held; raise max_slot_wal_keep_size");
    }
    return Optional.of(
        new LogLag(
            "replication slot " + name + " is " + state.behind() + " bytes behind",
            state.behind()));
  }

  private State state() throws SQLException {
    try (PreparedStatement ask = connection.prepareStatement(FIND)) {
      ask.setString(1, name);
      try (ResultSet row = ask.executeQuery()) {
        return row.next()
            ? new State(
                row.getString("plugin"),
                row.getString("database"),
                row.getString("active_pid"),
                "lost".equals(row.getString("wal_status")),
                row.getLong("confirmed"),
                row.getLong("behind"))
            : null;
      }
    }
  }

  private IOException problem(String what) {
    return new IOException("postgres at " + source.login().address() + ": " + what);
  }
}
