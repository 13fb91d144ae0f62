package dev.lampo.jobs.copy;

import dev.lampo.model.CopyLane;
import dev.lampo.model.GridMap;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Reject;
import dev.lampo.model.Stamp;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** A migrated database, the maps of a pretended grid, and what the lanes told. */
final class CopyFixture implements LaneListener, AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  final CopySettings settings;
  final CopyDatabase database;
  final CopyReader reader;
  final ConcurrentMap<String, CopyRow> maps = new ConcurrentHashMap<>();
  final List<Reject> rejects = new CopyOnWriteArrayList<>();
  final List<Long> rescans = new CopyOnWriteArrayList<>();
  volatile CopyLane last;

  private final List<CopyWriter> writers = new CopyOnWriteArrayList<>();

  CopyFixture(CopySettings settings) throws SQLException {
    this.settings = settings;
    this.database = new CopyDatabase(settings);
    this.reader = new CopyReader(database);
    CopySchema.migrate(database);
  }

  static CopyFixture create() throws SQLException {
    return new CopyFixture(TestServer.shared().newDatabase());
  }

  /** These settings with other bounds. */
  static CopySettings bounded(CopySettings settings, int batchRows, int pendingRowsMax) {
    return new CopySettings(
        settings.url(),
        settings.user(),
        settings.password(),
        batchRows,
        pendingRowsMax,
        settings.retryFrom(),
        settings.retryTo(),
        settings.connectTimeout(),
        settings.statementTimeout(),
        settings.closeTimeout());
  }

  CopyWriter writer(int lane, int lanes, int epoch) {
    return writer(settings, new LaneId(lane, lanes, epoch, "run-" + epoch));
  }

  CopyWriter writer(CopySettings its, LaneId id) {
    return writer(its, id, Stamp.NONE);
  }

  CopyWriter writer(CopySettings its, LaneId id, long durable) {
    CopyWriter writer = new CopyWriter(database, its, id, durable, this);
    writers.add(writer);
    return writer;
  }

  /** As the job does: first into the map, then to the copy. */
  void publish(CopyWriter writer, CopyRow row) {
    maps.put(row.map() + "/" + row.key(), row);
    writer.offer(row);
  }

  List<Object> read(GridMap<?> map) throws SQLException {
    ConcurrentLinkedQueue<Object> rows = new ConcurrentLinkedQueue<>();
    for (int shard = 0; shard < 3; shard++) {
      reader.read(map, shard, 3, rows::add);
    }
    return List.copyOf(rows);
  }

  long number(String sql) throws SQLException {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      connection.commit();
    }
  }

  /** Ends all sessions of the database but the one that says so. */
  void cutConnections() throws SQLException {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
      connection.commit();
    }
  }

  static void await(String what, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited in vain for: " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  /** After a start of the server: it may take a moment until it lets anybody in. */
  void awaitServer() throws Exception {
    await("the server to answer", this::answers);
  }

  private boolean answers() {
    try {
      return number("SELECT 1") == 1;
    } catch (SQLException e) {
      return false;
    }
  }

  void awaitDurable(long stamp) throws Exception {
    await("durable " + stamp, () -> last != null && last.stamp() >= stamp);
  }

  @Override
  public void progress(CopyLane lane) {
    last = lane;
  }

  @Override
  public CopyRow refused(Reject reject) {
    rejects.add(reject);
    return new CopyRow(GridMaps.REJECTS, reject.id(), reject, reject.stamp());
  }

  @Override
  public Iterator<CopyRow> rescan(long afterStamp) {
    rescans.add(afterStamp);
    return Map.copyOf(maps).values().stream().filter(row -> row.stamp() > afterStamp).iterator();
  }

  @Override
  public void close() {
    writers.forEach(CopyWriter::close);
    database.close();
  }
}
