package dev.lampo.jobs.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.jobs.copy.CopySettings;
import dev.lampo.jobs.copy.TestServer;
import dev.lampo.jobs.source.Feed;
import dev.lampo.jobs.source.FeedItem;
import dev.lampo.jobs.source.SourceWatch;
import dev.lampo.model.SourceHealth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a database is said, and mended without loss. */
class JdbcTroubleTest {
  private static final String TABLE =
      "mode: increasing; column: version; every: 10ms; lateness: 1s; table: ";

  @TempDir private Path folder;

  @Test
  void shouldSayThatTheTableOrAColumnIsMissing() {
    Database database = Database.on(TestServer.shared(), folder);
    database.execute("CREATE TABLE other (id TEXT, code TEXT, version BIGINT, note TEXT)");

    assertThat(trouble(database, TABLE + "quotes"))
        .contains("table quotes at jdbc:postgresql:")
        .contains("the table does not exist: create it");
    assertThat(trouble(database, TABLE.replace("version", "revision") + "other"))
        .contains("has no column revision")
        .contains("it has id, code, version, note");
    assertThat(trouble(database, TABLE.replace("version", "note") + "other"))
        .contains("column note is of type text")
        .contains("must be a number, a timestamp or a date");
    assertThat(trouble(database, TABLE + "other; version: timestamp"))
        .contains("column version is of type int8 and says no time")
        .contains("version: {field: version}");
    assertThat(trouble(database, TABLE + "other; version: {field: revision}"))
        .contains("has no column revision, which version names");
    assertThat(trouble(database, "mode: whole; query: SELECT id, id FROM other"))
        .contains("two columns are called id");
    assertThat(trouble(database, "mode: whole; query: SELEKT 1")).contains("is not SQL");
  }

  @Test
  void shouldRefuseBinaryColumnsByName() {
    Database database = Database.on(TestServer.shared(), folder);
    database.execute("CREATE TABLE quotes (id TEXT, version BIGINT, photo BYTEA)");

    assertThat(trouble(database, TABLE + "quotes"))
        .contains("column photo is binary (bytea)")
        .contains("query");
  }

  @Test
  void shouldSayThatTheTableMayNotBeRead() {
    Database database = Database.on(TestServer.shared(), folder);
    database.execute(
        "CREATE TABLE quotes (id TEXT, version BIGINT)",
        "DROP ROLE IF EXISTS stranger",
        "CREATE ROLE stranger LOGIN PASSWORD 'x'");
    Database stranger =
        new Database(CopySettings.of(database.access().url(), "stranger", "x"), folder);

    assertThat(trouble(stranger, TABLE + "quotes")).contains("grant SELECT");
  }

  @Test
  void shouldRefuseAWrongPasswordWithoutTellingIt() throws IOException {
    try (TestServer server = TestServer.in(folder.resolve("data"))) {
      Database database = Database.on(server, folder);
      Files.writeString(
          folder.resolve("data").resolve("pg_hba.conf"),
          "host all guest all scram-sha-256\nhost all all all trust\n");
      database.execute("CREATE ROLE guest LOGIN PASSWORD 'right'", "SELECT pg_reload_conf()");
      Database guest =
          new Database(CopySettings.of(database.access().url(), "guest", "no"), folder);
      awaitRefused(guest);

      assertThat(trouble(guest, "password: wrong-secret; " + TABLE + "quotes"))
          .contains("refuses user or password")
          .doesNotContain("wrong-secret");
      assertThat(trouble(guest, "password: right; " + TABLE + "quotes")).contains("does not exist");
    }
  }

  @Test
  void shouldGoOnAfterTheServerWasKilled() throws IOException {
    try (TestServer server = TestServer.in(folder.resolve("data"))) {
      Database database = Database.on(server, folder);
      database.execute("CREATE TABLE quotes (id TEXT, version BIGSERIAL)");
      insert(database, 1, 50);
      JdbcSource source = database.source(TABLE + "quotes");
      try (Reading reading = Reading.of(source, null, 1);
          SourceWatch watch = source.watch()) {
        reading.pass();
        assertThat(watch.look(Instant.now()).get(0).error()).isNull();
        server.kill();
        assertThat(reading.trouble()).contains("table quotes").contains("the connection");
        assertThat(reading.trouble()).contains("check url and network");
        watch.look(Instant.now());
        Instant since = Instant.now();
        SourceHealth down = watch.look(since).get(0);
        assertThat(down.unreachableSince()).isBeforeOrEqualTo(since);
        assertThat(down.error()).contains("check url and network");
        assertThat(watch.look(since.plusSeconds(1)).get(0).unreachableSince())
            .isEqualTo(down.unreachableSince());

        server.restart();
        insert(database, 51, 60);
        reading.untilMended();

        assertThat(reading.rows()).hasSize(60).doesNotHaveDuplicates();
        SourceHealth up = watch.look(Instant.now()).get(0);
        assertThat(up.error()).isNull();
        assertThat(up.begin()).isEqualTo(-1);
        assertThat(up.end()).isEqualTo(-1);
      }
    }
  }

  @Test
  void shouldBreakOffAReadingThatWaitsForALock() throws Exception {
    Database database = Database.on(TestServer.shared(), folder);
    database.execute("CREATE TABLE quotes (id TEXT, version BIGINT)");
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE quotes IN ACCESS EXCLUSIVE MODE");
      Feed feed = database.source("statementTimeout: 1h; " + TABLE + "quotes").feed();
      feed.open(null, 1);
      CompletableFuture<List<FeedItem>> polled =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return feed.poll(Duration.ofMillis(20));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      awaitWaiting(database);

      feed.abort();

      assertThat(polled)
          .failsWithin(Duration.ofSeconds(20))
          .withThrowableThat()
          .withMessageContaining("the connection was cut");
      feed.close();
    }
  }

  private static void awaitWaiting(Database database) throws SQLException {
    Instant deadline = Instant.now().plusSeconds(60);
    try (Connection connection = database.connect();
        PreparedStatement waiting =
            connection.prepareStatement(
                "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                    + " AND datname = current_database()")) {
      while (Instant.now().isBefore(deadline)) {
        try (ResultSet row = waiting.executeQuery()) {
          if (row.next()) {
            return;
          }
        }
        LockSupport.parkNanos(20_000_000);
      }
    }
    throw new AssertionError("nobody waits for the lock within 60 s");
  }

  /** The server takes over its new rules a moment after it was asked to. */
  private static void awaitRefused(Database database) {
    Instant deadline = Instant.now().plusSeconds(60);
    while (Instant.now().isBefore(deadline)) {
      try {
        database.connect().close();
        LockSupport.parkNanos(20_000_000);
      } catch (SQLException refused) {
        return;
      }
    }
    throw new AssertionError("not refused within 60 s");
  }

  private static String trouble(Database database, String settings) {
    try (Reading reading = Reading.of(database.source(settings), null, 1)) {
      return reading.trouble();
    }
  }

  private static void insert(Database database, int from, int to) {
    database.execute(
        "INSERT INTO quotes (id) SELECT 'q' || i FROM generate_series(" + from + "," + to + ") i");
  }
}
