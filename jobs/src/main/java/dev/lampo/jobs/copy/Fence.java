package dev.lampo.jobs.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Lets only the newest run of the job write. Each run registers its epoch; whoever registers waits
 * until no older transaction is under way, and every writing transaction asks first whether its
 * epoch is still the newest. So once {@link #register} has returned, nothing of an older run comes
 * into the tables any more. A run whose epoch is not there any more is deposed as well: what it
 * wrote is gone with it, and the next run writes it again.
 */
public final class Fence {
  private static final String UNDEFINED_TABLE = "42P01";
  static final String GONE = "its tables are gone; the relational copy was emptied";

  private Fence() {}

  /**
   * Registers a run; the same run may register any number of times.
   *
   * @throws DeposedException where a newer run has registered, or another under the same epoch
   * @throws SQLException where the database cannot be reached
   */
  public static void register(CopyDatabase database, int epoch, String execution)
      throws SQLException, DeposedException {
    try (Connection connection = database.connection()) {
      try {
        register(connection, epoch, execution);
        connection.commit();
      } catch (SQLException | DeposedException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  static void register(Connection connection, int epoch, String execution)
      throws SQLException, DeposedException {
    CopyLock.FENCE.exclusive(connection);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO copy_epochs (epoch, execution) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
      insert.setInt(1, epoch);
      insert.setString(2, execution);
      insert.executeUpdate();
    }
    checkNewest(connection, epoch, execution);
  }

  /** Whether there are tables to write to; a database that was made anew has none. */
  static boolean hasTables(Connection connection) throws SQLException {
    return CopySchema.exists(connection, "copy_epochs");
  }

  /** Begins a writing transaction: until it ends no other run can register. */
  static void pass(Connection connection, int epoch, String execution)
      throws SQLException, DeposedException {
    CopyLock.FENCE.shared(connection);
    checkNewest(connection, epoch, execution);
  }

  /** A statement of its own, after the lock: it must see what was committed while we waited. */
  private static void checkNewest(Connection connection, int epoch, String execution)
      throws SQLException, DeposedException {
    try (PreparedStatement newest =
            connection.prepareStatement(
                "SELECT epoch, execution FROM copy_epochs ORDER BY epoch DESC LIMIT 1");
        ResultSet row = newest.executeQuery()) {
      if (!row.next()) {
        throw new DeposedException(
            "epoch " + epoch + " is not registered any more; the relational copy was emptied");
      }
      if (row.getInt(1) != epoch) {
        throw new DeposedException("deposed by epoch " + row.getInt(1));
      }
      if (!row.getString(2).equals(execution)) {
        throw new DeposedException("deposed by another run of epoch " + epoch);
      }
    } catch (SQLException e) {
      if (UNDEFINED_TABLE.equals(e.getSQLState())) {
        throw new DeposedException(GONE);
      }
      throw e;
    }
  }
}
