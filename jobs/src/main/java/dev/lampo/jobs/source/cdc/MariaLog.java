package dev.lampo.jobs.source.cdc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * The binary log of MariaDB.
 *
 * @param serverId under which the log is asked for; no other server or reader may have it
 */
public record MariaLog(int serverId) implements ChangeLog {
  /** Definitions are text in every mark; a table's own are a few thousand characters. */
  private static final int HISTORY_CHARS_MAX = 262_144;

  @Override
  public ChangeLog beside() {
    return new MariaLog(ThreadLocalRandom.current().nextInt(1 << 30, Integer.MAX_VALUE));
  }

  /** The server keeps nothing of a reader that is gone. */
  @Override
  public void forget(CdcSource source) {}

  @Override
  public Start prepare(CdcSource source, Resume from) throws IOException {
    try (Connection connection = MariaChecks.connect(source)) {
      MariaChecks checks = new MariaChecks(source, connection);
      checks.server();
      checks.table();
      return new Start(source.table().toString(), snapshotBecause(from, checks));
    } catch (SQLException e) {
      throw MariaChecks.failure(source, e);
    }
  }

  private static Optional<String> snapshotBecause(Resume from, MariaChecks checks)
      throws SQLException {
    Optional<String> incomplete = Resume.incompleteBecause(from);
    if (incomplete.isPresent()) {
      return incomplete;
    }
    if (from.history().stream().mapToInt(String::length).sum() > HISTORY_CHARS_MAX) {
      return Optional.of("the history of its definitions has grown too long");
    }
    String file = String.valueOf(from.offset().get("file"));
    return checks.holds(file, ((Number) from.offset().get("pos")).longValue())
        ? Optional.empty()
        : Optional.of("the server no longer has its binary log " + file);
  }

  @Override
  public Map<String, String> connector(CdcSource source) {
    Map<String, String> settings = new HashMap<>();
    settings.put("connector.class", "io.debezium.connector.mariadb.MariaDbConnector");
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

  /** The transaction's beginning and how much of it was read, which at its end is all of it. */
  @Override
  public Map<String, Object> place(Map<String, ?> offset) {
    Map<String, Object> place = new HashMap<>();
    offset.forEach(
        (word, value) -> {
          if (value != null && !word.startsWith("snapshot")) {
            place.put(word, value);
          }
        });
    return place;
  }

  @Override
  public Optional<String> look(CdcSource source) throws IOException {
    try (Connection connection = MariaChecks.connect(source)) {
      new MariaChecks(source, connection).table();
      return Optional.empty();
    } catch (SQLException e) {
      throw MariaChecks.failure(source, e);
    }
  }

  @Override
  public void requireFollowed(CdcSource source) throws IOException {
    try (Connection connection = MariaChecks.connect(source)) {
      new MariaChecks(source, connection).followed();
    } catch (SQLException e) {
      throw MariaChecks.failure(source, e);
    }
  }
}
