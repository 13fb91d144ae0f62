package dev.lampo.jobs.copy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.lampo.jobs.copy.PendingRows.Barrier;
import dev.lampo.jobs.copy.PendingRows.Batch;
import dev.lampo.jobs.copy.PendingRows.Pending;
import dev.lampo.model.Stamp;
import dev.lampo.model.StoredPosition;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * One lane's connection to the database, kept from transaction to transaction and made anew after
 * an error. For one thread, except {@link #abort}.
 */
final class LaneSession implements AutoCloseable {
  private static final JsonFactory JSON = new JsonFactory();

  /** Staged rows have no statistics; every join is a look-up of few ids in a large table. */
  private static final String PLANS = "SET enable_hashjoin = off; SET enable_mergejoin = off";

  private static final String LANE =
      """
      INSERT INTO copy_lanes AS t (epoch, lane, lanes, stamp, taken_at, positions)
      VALUES (?, ?, ?, ?, ?, ?::jsonb)
      ON CONFLICT (epoch, lane) DO UPDATE SET
        lanes = excluded.lanes, stamp = excluded.stamp, taken_at = excluded.taken_at,
        positions = excluded.positions
      WHERE t.stamp <= excluded.stamp""";

  private static final String SETTLE =
      """
      INSERT INTO positions AS t
        (source, source_partition, next_position, committed_at, taken_at, stamp, resume)
      SELECT p.source, p.source_partition, p.next_position, p.committed_at, p.taken_at, l.stamp,
        p.resume
      FROM (SELECT * FROM copy_lanes WHERE epoch = ? ORDER BY stamp, lane LIMIT 1) l,
        jsonb_to_recordset(l.positions) AS p(source text, source_partition integer,
          next_position bigint, committed_at timestamptz, taken_at timestamptz, resume text)
      WHERE (SELECT count(*) FROM copy_lanes WHERE epoch = ?) >= l.lanes
      ON CONFLICT (source, source_partition) DO UPDATE SET
        next_position = excluded.next_position, committed_at = excluded.committed_at,
        taken_at = excluded.taken_at, stamp = excluded.stamp, resume = excluded.resume
      WHERE t.stamp < excluded.stamp""";

  /** Lanes of older runs have nothing to say once every lane of this one has spoken. */
  private static final String TIDY =
      """
      DELETE FROM copy_lanes WHERE epoch < ? AND
        (SELECT count(*) >= max(lanes) FROM copy_lanes WHERE epoch = ?)""";

  private static final String REPORTED =
      "SELECT FROM copy_lanes WHERE epoch = ? AND lane = ? AND stamp >= ?";

  private final CopyDatabase database;
  private final LaneId id;
  private final RowEncoder encoder = new RowEncoder();
  private volatile Connection connection;
  private long reported = Stamp.NONE;

  /** Whether nothing is known yet about what the database behind a new connection holds. */
  private boolean unchecked;

  LaneSession(CopyDatabase database, LaneId id) {
    this.database = database;
    this.id = id;
  }

  /** A row that cannot be written as one; the others of its batch are not to blame. */
  static final class UnwritableRowException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Pending row;
    private final transient RuntimeException reason;

    UnwritableRowException(Pending row, RuntimeException reason) {
      super(reason);
      this.row = row;
      this.reason = reason;
    }

    Pending row() {
      return row;
    }

    RuntimeException reason() {
      return reason;
    }
  }

  /**
   * First contact of the lane: registers its epoch.
   *
   * @return what is durable already, by this lane or by the runs before
   */
  OptionalLong register() throws SQLException, DeposedException {
    try {
      Connection open = open();
      Fence.register(open, id.epoch(), id.execution());
      OptionalLong durable = CopyReader.durableStamp(open);
      open.commit();
      return durable;
    } catch (SQLException | DeposedException e) {
      close();
      throw e;
    }
  }

  /** Asks whether the database answers and the lane may still write. */
  void check() throws SQLException, DeposedException {
    try {
      Connection open = passed();
      open.commit();
    } catch (SQLException | DeposedException e) {
      close();
      throw e;
    }
  }

  /** Writes the rows and reports the barrier, all or nothing. */
  void write(Batch batch) throws SQLException, DeposedException, UnwritableRowException {
    try {
      Connection open = passed();
      for (Map.Entry<RowMapping<?>, List<Pending>> table : byTable(batch.rows()).entrySet()) {
        upsert(open, table.getKey(), table.getValue());
      }
      if (batch.barrier() != null) {
        report(open, batch.barrier());
      }
      open.commit();
      if (batch.barrier() != null) {
        reported = batch.barrier().stamp();
      }
    } catch (SQLException | DeposedException | UnwritableRowException | RuntimeException e) {
      rollback(e);
      throw e;
    }
  }

  /** From another thread: ends what is going on at once. */
  void abort() {
    Connection open = connection;
    if (open != null) {
      try {
        open.abort(Runnable::run);
      } catch (SQLException e) {
        // It is being thrown away.
        return;
      }
    }
  }

  @Override
  public void close() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        // It was lost already; the next is a new one.
        return;
      }
    }
  }

  private Connection open() throws SQLException, DeposedException {
    Connection open = connection;
    if (open == null) {
      open = database.connection();
      connection = open;
      unchecked = true;
      requireTables(open);
      prepare(open);
    }
    return open;
  }

  /**
   * A database that was made anew has none of the tables, and no run of this job: the next run
   * begins with what the maps hold. Where the tables cannot be made it could not either, so this
   * lane goes on trying.
   */
  private void requireTables(Connection open) throws SQLException, DeposedException {
    if (Fence.hasTables(open)) {
      return;
    }
    CopySchema.migrate(database);
    throw new DeposedException(Fence.GONE);
  }

  /** The connection with a transaction in which no other run can register. */
  private Connection passed() throws SQLException, DeposedException {
    Connection open = open();
    Fence.pass(open, id.epoch(), id.execution());
    if (unchecked) {
      requireReported(open);
      unchecked = false;
    }
    return open;
  }

  /** A server that was restored, or a standby that took over, may lack what was committed. */
  private void requireReported(Connection open) throws SQLException, DeposedException {
    if (reported == Stamp.NONE) {
      return;
    }
    try (PreparedStatement statement = open.prepareStatement(REPORTED)) {
      statement.setInt(1, id.epoch());
      statement.setInt(2, id.lane());
      statement.setLong(3, reported);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new DeposedException(
              "what was written up to "
                  + Stamp.text(reported)
                  + " is not there any more; the relational copy went back to an earlier state");
        }
      }
    }
  }

  private static void prepare(Connection open) throws SQLException {
    try (Statement statement = open.createStatement()) {
      statement.execute(PLANS);
      for (RowMapping<?> mapping : RowMapping.all()) {
        statement.execute(mapping.stagingStatement());
      }
    }
    open.commit();
  }

  /** After an error of a row the connection is as good as before; after another it is not. */
  private void rollback(Exception error) {
    boolean usable = !(error instanceof SQLException sql) || CopyFault.of(sql).rowToBlame();
    try {
      if (usable && connection != null) {
        connection.rollback();
        return;
      }
    } catch (SQLException e) {
      error.addSuppressed(e);
    }
    close();
  }

  /** Ids in one order everywhere, so that two writers do not wait for each other in a circle. */
  private static Map<RowMapping<?>, List<Pending>> byTable(List<Pending> rows) {
    Map<RowMapping<?>, List<Pending>> tables = new LinkedHashMap<>();
    rows.stream()
        .sorted(
            Comparator.comparing((Pending pending) -> pending.row().map().name())
                .thenComparing(pending -> pending.row().key()))
        .forEach(
            pending ->
                tables
                    .computeIfAbsent(RowMapping.of(pending.row().map()), table -> new ArrayList<>())
                    .add(pending));
    return tables;
  }

  private void upsert(Connection open, RowMapping<?> mapping, List<Pending> rows)
      throws SQLException, UnwritableRowException {
    encoder.begin();
    for (Pending pending : rows) {
      try {
        mapping.write(pending.row().value(), pending.sequence(), encoder);
      } catch (RuntimeException e) {
        throw new UnwritableRowException(pending, e);
      }
    }
    ByteBuffer encoded = encoder.end();
    CopyIn copy = open.unwrap(PGConnection.class).getCopyAPI().copyIn(mapping.copyStatement());
    copy.writeToCopy(encoded.array(), 0, encoded.limit());
    copy.endCopy();
    for (String sql : mapping.upsertStatements()) {
      try (PreparedStatement statement = open.prepareStatement(sql)) {
        statement.executeUpdate();
      }
    }
  }

  private void report(Connection open, Barrier barrier) throws SQLException {
    try (PreparedStatement lock =
            open.prepareStatement("SELECT FROM copy_epochs WHERE epoch = ? FOR NO KEY UPDATE");
        PreparedStatement lane = open.prepareStatement(LANE);
        PreparedStatement settle = open.prepareStatement(SETTLE);
        PreparedStatement tidy = open.prepareStatement(TIDY)) {
      lane.setInt(1, id.epoch());
      lane.setInt(2, id.lane());
      lane.setInt(3, id.lanes());
      lane.setLong(4, barrier.stamp());
      lane.setObject(5, micros(barrier.takenAt()).atOffset(ZoneOffset.UTC));
      lane.setString(6, json(barrier));
      lane.executeUpdate();
      // From here on one lane after the other; the statement after the lock sees the others' rows.
      lock.setInt(1, id.epoch());
      lock.execute();
      both(settle);
      both(tidy);
    }
  }

  private void both(PreparedStatement statement) throws SQLException {
    statement.setInt(1, id.epoch());
    statement.setInt(2, id.epoch());
    statement.executeUpdate();
  }

  private static String json(Barrier barrier) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      for (StoredPosition position : barrier.positions().values()) {
        json.writeStartObject();
        json.writeStringField("source", position.source());
        json.writeNumberField("source_partition", position.partition());
        json.writeNumberField("next_position", position.next());
        json.writeStringField("committed_at", micros(position.committedAt()).toString());
        json.writeStringField("taken_at", micros(position.takenAt()).toString());
        json.writeStringField("resume", position.resume());
        json.writeEndObject();
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write positions as JSON", e);
    }
    return text.toString();
  }

  private static Instant micros(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }
}
