package dev.lampo.jobs.source.cdc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * The binary log of MariaDB or MySQL.
 *
 * @param server whose log it is
 * @param serverId under which the log is asked for; no other server or reader may have it
 */
public record BinaryLog(BinlogServer server, int serverId) implements ChangeLog {
  /** Definitions are text in every mark; a table's own are a few thousand characters. */
  private static final int HISTORY_CHARS_MAX = 262_144;

  @Override
  public ChangeLog beside() {
    return new BinaryLog(server, ThreadLocalRandom.current().nextInt(1 << 30, Integer.MAX_VALUE));
  }

  /** The server keeps nothing of a reader that is gone. */
  @Override
  public void forget(CdcSource source) {}

  @Override
  public Start prepare(CdcSource source, Resume from, StillWanted wanted) throws IOException {
    return asking(
        source,
        checks -> {
          checks.server();
          checks.table();
          String identity = server.identity(source, checks);
          return new Start(identity, snapshotBecause(from, identity, checks));
        });
  }

  private Optional<String> snapshotBecause(Resume from, String identity, BinlogChecks checks)
      throws SQLException, IOException {
    Optional<String> incomplete = Resume.incompleteBecause(from);
    if (incomplete.isPresent()) {
      return incomplete;
    }
    if (from.history().stream().mapToInt(String::length).sum() > HISTORY_CHARS_MAX) {
      return Optional.of("the history of its definitions has grown too long");
    }
    return server.lost(from, identity, checks);
  }

  @Override
  public Map<String, String> connector(CdcSource source, Duration beat) {
    Map<String, String> settings = server.connector();
    // The client asks the server for a beat after four fifths of this.
    settings.put("connect.keep.alive.interval.ms", Long.toString(beat.toMillis()));
    settings.put("heartbeat.interval.ms", "1");
    settings.put("database.server.id", Integer.toString(serverId));
    settings.put("database.include.list", source.table().space().replace("$", "\\$"));
    settings.put("bigint.unsigned.handling.mode", "precise");
    settings.put("include.schema.changes", "true");
    // Reconnecting is ours, from a mark; the client's own would go on amid a transaction.
    settings.put("connect.keep.alive", "false");
    settings.put("schema.history.internal", TableHistory.class.getName());
    settings.put("schema.history.internal.store.only.captured.tables.ddl", "true");
    settings.put("schema.history.internal.store.only.captured.databases.ddl", "true");
    return settings;
  }

  @Override
  public boolean isWholeTransaction(SourceRecord end) {
    return true;
  }

  @Override
  public Places places(CdcSource source) {
    return new BinlogPlaces(server, source);
  }

  @Override
  public Optional<LogLag> look(CdcSource source, Resume stored) throws IOException {
    return asking(
        source,
        checks -> {
          checks.table();
          return stored == null || !stored.snapshotComplete()
              ? Optional.empty()
              : checks.files().lag(stored);
        });
  }

  @Override
  public void requireFollowed(CdcSource source, Resume place) throws IOException {
    asking(
        source,
        checks -> {
          checks.followed();
          checks.notReset(place);
          return null;
        });
  }

  private <T> T asking(CdcSource source, Question<T> question) throws IOException {
    server.requireDriver();
    try (Connection connection = server.connect(source.login())) {
      return question.ask(new BinlogChecks(server, source, connection));
    } catch (SQLException e) {
      throw BinlogChecks.failure(server, source, e);
    }
  }

  private interface Question<T> {
    T ask(BinlogChecks checks) throws SQLException, IOException;
  }
}
