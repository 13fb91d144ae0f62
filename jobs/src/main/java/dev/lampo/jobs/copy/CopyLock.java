package dev.lampo.jobs.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Advisory locks of the database, held until the transaction ends. They leave nothing behind. */
enum CopyLock {
  /** Held alone by who changes the schema. */
  MIGRATION(1),
  /** Shared by writing transactions, held alone by who registers a new epoch. */
  FENCE(2);

  /** "LAMP", so that other programs in the same database do not meet us. */
  private static final int CLASS = 0x4c414d50;

  private final int number;

  CopyLock(int number) {
    this.number = number;
  }

  void exclusive(Connection connection) throws SQLException {
    take(connection, "SELECT pg_advisory_xact_lock(?, ?)");
  }

  void shared(Connection connection) throws SQLException {
    take(connection, "SELECT pg_advisory_xact_lock_shared(?, ?)");
  }

  private void take(Connection connection, String sql) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(sql)) {
      lock.setInt(1, CLASS);
      lock.setInt(2, number);
      lock.execute();
    }
  }
}
