package dev.lampo.jobs.copy;

import dev.lampo.model.GridMap;
import dev.lampo.model.StoredPosition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Reads the relational copy back. Rows may be newer than the positions, never older.
 *
 * <p>Read rows after {@link Fence#register}: then nobody writes. Beside a writer a row that moves
 * from one shard's pages to another's may be missed or come twice. For any number of threads.
 */
public final class CopyReader {
  private final CopyDatabase database;

  /** Reads from this database; it must have been migrated. */
  public CopyReader(CopyDatabase database) {
    this.database = database;
  }

  /**
   * The stamp up to which everything is in the database: the lowest of the lanes of the newest run
   * of which every lane has reported, else that of the positions; empty where nothing is durable.
   */
  public OptionalLong durableStamp() throws SQLException {
    try (Connection connection = database.connection()) {
      return durableStamp(connection);
    }
  }

  static OptionalLong durableStamp(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT coalesce(
                  (SELECT min(stamp) FROM copy_lanes GROUP BY epoch
                   HAVING count(*) >= max(lanes) ORDER BY epoch DESC LIMIT 1),
                  (SELECT max(stamp) FROM positions))""")) {
      row.next();
      long stamp = row.getLong(1);
      return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(stamp);
    }
  }

  /** The highest epoch that a run has registered, or zero. */
  public int highestEpoch() throws SQLException {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT coalesce(max(epoch), 0) FROM copy_epochs")) {
      row.next();
      return row.getInt(1);
    }
  }

  /** Where to read on, by source and partition. */
  public List<StoredPosition> positions() throws SQLException {
    List<StoredPosition> positions = new ArrayList<>();
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT source, source_partition, next_position, committed_at, taken_at, stamp, resume"
                    + " FROM positions ORDER BY source, source_partition")) {
      while (row.next()) {
        positions.add(
            new StoredPosition(
                row.getString(1),
                row.getInt(2),
                row.getLong(3),
                instant(row, 4),
                instant(row, 5),
                row.getLong(6),
                row.getString(7)));
      }
    }
    return positions;
  }

  /**
   * Reads one of so many shards of a table. The shards together are the table; each holds one
   * connection while it is read.
   *
   * @param rows is given each record of the map's type, in no order
   */
  public void read(GridMap<?> map, int shard, int shards, Consumer<Object> rows)
      throws SQLException {
    if (shard < 0 || shard >= shards) {
      throw new IllegalArgumentException("shard " + shard + " is not one of " + shards);
    }
    RowMapping<?> mapping = RowMapping.of(map);
    try (Connection connection = database.connection()) {
      try {
        withoutTimeout(connection);
        long blocks = blocks(connection, mapping);
        long from = blocks * shard / shards;
        long to = shard == shards - 1 ? Long.MAX_VALUE : blocks * (shard + 1) / shards;
        copyOut(connection, mapping, mapping.readStatement(from, to), rows);
      } finally {
        connection.rollback();
      }
    }
  }

  private static void copyOut(
      Connection connection, RowMapping<?> mapping, String sql, Consumer<Object> rows)
      throws SQLException {
    RowDecoder decoder = new RowDecoder();
    CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
    try {
      for (byte[] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
        if (decoder.accept(message)) {
          rows.accept(mapping.read(decoder));
        }
      }
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private static void withoutTimeout(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL statement_timeout = 0");
    }
  }

  private static long blocks(Connection connection, RowMapping<?> mapping) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT pg_relation_size(?::regclass) / current_setting('block_size')::bigint")) {
      statement.setString(1, mapping.table());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
