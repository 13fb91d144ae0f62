package dev.lampo.jobs.source.cdc;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * The write-ahead log of PostgreSQL, decoded by pgoutput.
 *
 * @param slot keeps the log until it is stored here
 * @param publication names the table for the log
 */
public record PostgresLog(String slot, String publication) implements ChangeLog {
  private static final String LSN = "lsn";

  /**
   * Written into the log so that a quiet table has an end of a transaction too: then the slot moves
   * on, and it is known that nothing was missed.
   */
  private static final String HEARTBEAT = "SELECT pg_logical_emit_message(true, 'lampo', '')";

  private static final long HEARTBEAT_MILLIS = 2_000;

  /** Refuses nulls. */
  public PostgresLog {
    requireNonNull(slot, "slot is null");
    requireNonNull(publication, "publication is null");
  }

  @Override
  public Start prepare(CdcSource source, Resume from, StillWanted wanted) throws IOException {
    try (Connection connection = PostgresLogin.connect(source)) {
      PostgresChecks checks = new PostgresChecks(source, connection);
      checks.server();
      String table = checks.table();
      wanted.require();
      boolean published = new PostgresPublication(source, publication, connection).ensure();
      PostgresSlot place = new PostgresSlot(source, slot, connection);
      Optional<String> because = snapshotBecause(from, table, published, place);
      place.free();
      if (because.isPresent()) {
        wanted.require();
        place.drop();
      }
      return new Start(table, because);
    } catch (SQLException e) {
      throw PostgresLogin.failure(source, e);
    }
  }

  private Optional<String> snapshotBecause(
      Resume from, String table, boolean published, PostgresSlot place)
      throws SQLException, IOException {
    Optional<String> incomplete = Resume.incompleteBecause(from);
    if (incomplete.isPresent()) {
      return incomplete;
    }
    if (!Objects.equals(table, from.table())) {
      return Optional.of("the table was dropped and created again");
    }
    if (!published) {
      return Optional.of("publication " + publication + " did not contain the table");
    }
    return place.uselessFor(((Number) from.offset().get(LSN)).longValue());
  }

  @Override
  public Map<String, String> connector(CdcSource source, Duration beat) {
    Map<String, String> settings = new HashMap<>();
    settings.put("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
    settings.put("database.dbname", source.login().database());
    settings.put("plugin.name", "pgoutput");
    settings.put("slot.name", slot);
    settings.put("slot.drop.on.stop", "false");
    settings.put("slot.max.retries", "0");
    settings.put("publication.name", publication);
    settings.put("publication.autocreate.mode", "disabled");
    settings.put("lsn.flush.mode", "connector");
    settings.put("status.update.interval.ms", "5000");
    settings.put(
        "heartbeat.interval.ms", Long.toString(Math.min(HEARTBEAT_MILLIS, beat.toMillis())));
    settings.put("heartbeat.action.query", HEARTBEAT);
    return settings;
  }

  /**
   * Debezium ends a transaction also when another begins; only at a commit do place and commit
   * agree.
   */
  @Override
  public boolean isWholeTransaction(SourceRecord end) {
    Object lsn = end.sourceOffset().get(LSN);
    return lsn != null && lsn.equals(end.sourceOffset().get("lsn_commit"));
  }

  /**
   * The end of a commit alone: from there the server sends what was committed later, and nothing
   * else. With more words Debezium would search, and read the first transaction twice.
   */
  @Override
  public Places places(CdcSource source) {
    return offset -> Map.of(LSN, offset.get(LSN));
  }

  @Override
  public ChangeLog beside() {
    String name = "lampo_sample_" + Long.toUnsignedString(System.nanoTime(), 36);
    return new PostgresLog(name, name);
  }

  @Override
  public void forget(CdcSource source) throws IOException {
    try (Connection connection = PostgresLogin.connect(source)) {
      PostgresSlot.end(connection, slot);
      new PostgresPublication(source, publication, connection).drop();
    } catch (SQLException e) {
      throw PostgresLogin.failure(source, e);
    }
  }

  @Override
  public Optional<LogLag> look(CdcSource source, Resume stored) throws IOException {
    try (Connection connection = PostgresLogin.connect(source)) {
      new PostgresChecks(source, connection).table();
      new PostgresPublication(source, publication, connection).require();
      return new PostgresSlot(source, slot, connection).lag();
    } catch (SQLException e) {
      throw PostgresLogin.failure(source, e);
    }
  }

  @Override
  public void requireFollowed(CdcSource source, Resume place) throws IOException {
    try (Connection connection = PostgresLogin.connect(source)) {
      new PostgresSlot(source, slot, connection).requireRead();
    } catch (SQLException e) {
      throw PostgresLogin.failure(source, e);
    }
  }
}
