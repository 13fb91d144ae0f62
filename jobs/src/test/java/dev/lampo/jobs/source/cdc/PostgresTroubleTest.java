package dev.lampo.jobs.source.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lampo.jobs.source.RawRecord;
import dev.lampo.jobs.source.ResumeMark;
import dev.lampo.jobs.source.SourceSample;
import dev.lampo.jobs.source.SourceWatch;
import dev.lampo.model.SourceHealth;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What can be wrong with a PostgreSQL server, and what is said and done then. */
class PostgresTroubleTest extends FeedOnPostgres {
  @BeforeAll
  static void createRoles() throws IOException {
    server.run(
        "CREATE ROLE plain LOGIN PASSWORD 'plain'",
        "CREATE ROLE copier LOGIN REPLICATION PASSWORD 'copier'");
    server.askForPasswordsOf("copier");
  }

  @Test
  void shouldLeaveNothingBehindAndTheRunningSlotAloneWhenASampleIsRead() throws IOException {
    ResumeMark mark = readThree();

    SourceSample sample =
        SourceSample.read(server.source(), SourceSample.From.BEGINNING, 10, Duration.ofSeconds(60));

    assertThat(sample.records()).hasSize(3);
    assertThat(server.ask("SELECT string_agg(slot_name, ',') FROM pg_replication_slots"))
        .isEqualTo("lampo_shop");
    assertThat(server.ask("SELECT string_agg(pubname, ',') FROM pg_publication"))
        .isEqualTo("lampo_shop");
    assertThat(mark.resume()).isNotEmpty();
  }

  /** The server waits for the transaction before it makes a slot. */
  @Test
  void shouldNotTakeATableForEmptyThatCouldNotBeReadInTime() throws SQLException {
    server.createQuotes(0, 3);
    try (Connection other = server.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("INSERT INTO quotes (id) VALUES ('open')");

      assertThatThrownBy(
              () ->
                  SourceSample.read(
                      server.source(), SourceSample.From.BEGINNING, 10, Duration.ofSeconds(3)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no record came within 3 s")
          .hasMessageContaining("open transaction");
      assertThat(server.ask("SELECT slot_name FROM pg_replication_slots")).isNull();
      assertThat(server.ask("SELECT pubname FROM pg_publication")).isNull();
      other.rollback();
    }
  }

  /** The next reader may have begun meanwhile, and found all in place. */
  @Test
  void shouldMakeAndDropNothingOnceNobodyWantsTheReading() {
    ChangeLog.StillWanted over =
        () -> {
          throw new IOException("over");
        };
    server.createQuotes(0, 3);
    CdcSource source = server.source();

    assertThatThrownBy(() -> source.server().prepare(source, null, over)).hasMessage("over");
    assertThat(server.ask("SELECT count(*)::text FROM pg_publication")).isEqualTo("0");
    try (Reading reading = Reading.begin(source)) {
      reading.untilRows(3);
    }
    assertThatThrownBy(() -> source.server().prepare(source, null, over)).hasMessage("over");
    assertThat(server.ask("SELECT count(*)::text FROM pg_replication_slots")).isEqualTo("1");
  }

  @Test
  void shouldTellHowFarTheSlotIsBehind() {
    server.createQuotes(0, 3);
    SourceWatch watch = server.source().watch();
    try (Reading reading = Reading.begin(server.source())) {
      reading.untilRows(3);

      SourceHealth health = watch.look(Instant.now()).get(0);

      assertThat(health.error()).isNull();
      assertThat(health.note()).matches("replication slot lampo_shop is [0-9]+ bytes behind");
    }
    server.run("DROP TABLE quotes");
    SourceHealth down = watch.look(Instant.now().plusSeconds(60)).get(0);
    assertThat(down.error()).contains("does not exist");
    assertThat(down.note()).isNull();
  }

  @Test
  void shouldCallForAPersonWhenTheSlotIsFarBehind() {
    readThree();
    SourceWatch watch = server.source("lagAlarmMegabytes: 1").watch();
    assertThat(watch.look(Instant.now()).get(0).alarm()).isNull();

    server.insert(100, 20_000);

    assertThat(watch.look(Instant.now().plusSeconds(60)).get(0).alarm())
        .matches("replication slot lampo_shop is [0-9]{7,8} bytes behind, more than .*");
  }

  @Test
  void shouldReadTheTableWholeWhenTheSlotIsGone() {
    ResumeMark mark = readThree();
    server.run("SELECT pg_drop_replication_slot('lampo_shop')", "DELETE FROM quotes WHERE id='q1'");

    assertReadWholeFrom(mark);
  }

  @Test
  void shouldReadTheTableWholeWhenTheSlotWasMovedOrMadeAnew() {
    ResumeMark mark = readThree();
    server.run(
        "SELECT pg_drop_replication_slot('lampo_shop')",
        "DELETE FROM quotes WHERE id = 'q1'",
        "SELECT pg_create_logical_replication_slot('lampo_shop', 'pgoutput')");

    assertReadWholeFrom(mark);
  }

  @Test
  void shouldReadTheTableWholeWhenTheServerGaveUpItsLog() {
    ResumeMark mark = readThree();
    server.run("DELETE FROM quotes WHERE id = 'q1'");
    try {
      giveUpLog();
      SourceHealth health = server.source().watch().look(Instant.now()).get(0);
      assertThat(health.error())
          .contains("gave up the log that replication slot lampo_shop held")
          .contains("raise max_slot_wal_keep_size");

      assertReadWholeFrom(mark);
    } finally {
      server.run("ALTER SYSTEM RESET max_slot_wal_keep_size", "SELECT pg_reload_conf()");
    }
  }

  @Test
  void shouldReadTheTableWholeWhenItWasDroppedAndCreatedAgain() {
    ResumeMark mark = readThree();
    server.run("DROP TABLE quotes");
    server.createQuotes(2, 4);

    assertReadWholeFrom(mark);
  }

  @Test
  void shouldGoOnWhenTheConnectionIsCut() {
    server.createQuotes(0, 3);
    try (Reading reading = Reading.impatient(server.source())) {
      reading.untilRows(3);
      server.insert(10, 12);
      reading.untilRows(5);

      server.run(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
              + " AND backend_type IN ('client backend', 'walsender')");
      server.insert(20, 30);

      reading.until(() -> reading.keys().contains("q29"));
      assertThat(reading.failures).isNotEmpty();
      assertThat(reading.sweeps()).hasSize(1);
      assertThat(new HashSet<>(reading.texts())).hasSize(15);
      assertThat(reading.rows().stream().map(RawRecord::position).distinct()).hasSize(15);
    }
  }

  @Test
  void shouldSayThatTheTableIsGone() {
    server.createQuotes(0, 3);
    try (Reading reading = Reading.impatient(server.source())) {
      reading.untilRows(3);
      server.run("DROP TABLE quotes");

      assertThat(reading.failure())
          .contains("table public.quotes does not exist in database postgres; create it");

      server.createQuotes(7, 9);
      reading.until(() -> reading.sweeps().size() == 2);
      assertThat(reading.keys().subList(3, 5)).containsExactlyInAnyOrder("q7", "q8");
      assertThat(reading.rows().get(3).observed()).isTrue();
    }
  }

  @Test
  void shouldSayWhatToDoWhenItMayNotBegin() {
    assertThat(failure(server.source("user: copier", "password: wrong")))
        .contains("the server refuses user copier; check user, password")
        .doesNotContain("wrong");
    assertThat(failure(server.source("database: shop")))
        .contains("there is no database shop; check database");
    assertThat(failure(server.source(1)))
        .contains("127.0.0.1:1: the server does not answer; check host, port");
    assertThat(failure(server.source())).contains("table public.quotes does not exist");

    server.run("CREATE TABLE quotes (id int)");
    assertThat(failure(server.source()))
        .contains("has no primary key", "ALTER TABLE public.quotes ADD PRIMARY KEY");
    assertThat(failure(server.source("user: plain", "password: plain")))
        .contains("user plain may not replicate; run ALTER ROLE plain REPLICATION");
    assertThat(failure(server.source("user: copier", "password: copier")))
        .contains("user copier may not read public.quotes; run GRANT USAGE ON SCHEMA public");

    server.run("ALTER TABLE quotes ADD PRIMARY KEY (id)", "GRANT SELECT ON quotes TO copier");
    server.run("ALTER TABLE quotes REPLICA IDENTITY NOTHING");
    assertThat(failure(server.source()))
        .contains("a deletion in public.quotes does not name the primary key")
        .contains("run ALTER TABLE public.quotes REPLICA IDENTITY DEFAULT");
    server.run("ALTER TABLE quotes REPLICA IDENTITY DEFAULT");
    assertThat(failure(server.source("user: copier", "password: copier")))
        .contains("may not publish", "its owner can run CREATE PUBLICATION \"lampo_shop\"");
    assertThat(failure(server.source("id: {field: number}")))
        .contains("names only the primary key [id]; set id: key");

    server.run("CREATE PUBLICATION lampo_shop FOR TABLE quotes WITH (publish = 'insert')");
    assertThat(failure(server.source())).contains("SET (publish = 'insert, update, delete");
  }

  @Test
  void shouldKeepNothingOfAnEngineThatCannotBeMade() {
    server.createQuotes(0, 1);
    int runs = TableHistory.runs();
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    // Debezium looks for its parts there.
    Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try (Reading reading = Reading.begin(server.source())) {
      assertThatThrownBy(reading::once).isInstanceOf(RuntimeException.class);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }

    assertThat(TableHistory.runs()).isEqualTo(runs);
  }

  @Test
  void shouldFollowAsAUserWithNoMoreThanItNeeds() {
    server.createQuotes(0, 3);
    server.run(
        "GRANT SELECT ON quotes TO copier", "CREATE PUBLICATION lampo_shop FOR TABLE quotes");
    try (Reading reading = Reading.begin(server.source("user: copier", "password: copier"))) {
      reading.untilRows(3);
      server.insert(5, 6);
      reading.untilRows(4);
      assertThat(reading.failures).isEmpty();
    }
  }

  @Test
  void shouldSayThatAnotherReadsFromTheSlot() {
    server.createQuotes(0, 3);
    try (Reading reading = Reading.begin(server.source())) {
      reading.untilRows(3);
      server.insert(5, 6);
      reading.untilRows(4);

      assertThat(failure(server.source())).contains("replication slot lampo_shop is in use by");
    }
  }

  @Test
  void shouldSayThatTheServerDoesNotWriteSuchALog() throws IOException {
    try (PostgresFixture other = PostgresFixture.start(folder, "replica")) {
      other.createQuotes(0, 1);
      assertThat(failure(other.source()))
          .contains("wal_level is replica; set wal_level = logical in postgresql.conf");
    }
  }

  /** Three quotes read, and the feed closed. */
  private static ResumeMark readThree() {
    server.createQuotes(0, 3);
    try (Reading reading = Reading.begin(server.source())) {
      return reading.untilRows(3).lastMark();
    }
  }

  /** Writes as much as the slot may not hold. */
  private static void giveUpLog() {
    server.run("ALTER SYSTEM SET max_slot_wal_keep_size = '1MB'", "SELECT pg_reload_conf()");
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!"lost".equals(server.ask("SELECT wal_status FROM pg_replication_slots"))) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("the slot still holds its log");
      }
      server.run(
          "SELECT pg_logical_emit_message(false, 'test', repeat('x', 2000000))",
          "SELECT pg_switch_wal()",
          "CHECKPOINT");
    }
  }

  private static void assertReadWholeFrom(ResumeMark mark) {
    try (Reading reading = Reading.at(server.source(), mark, 50_000)) {
      reading.until(() -> !reading.sweeps().isEmpty());
      assertThat(reading.keys()).hasSize(2).doesNotContain("q1");
      assertThat(reading.rows()).allMatch(RawRecord::observed);
      assertThat(reading.rows().get(0).position()).isEqualTo(50_000);

      server.insert(40, 41);
      reading.untilRows(3);
      assertThat(reading.rows().get(2).observed()).isFalse();
    }
  }

  private static String failure(CdcSource source) {
    try (Reading reading = Reading.begin(source)) {
      return reading.failure();
    }
  }
}
