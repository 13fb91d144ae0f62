package dev.lampo.jobs.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.jobs.copy.TestServer;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.jobs.source.ResumeMark;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncreasingReaderTest {
  private static final String BY_NUMBER =
      "table: quotes; mode: increasing; column: version; every: 10ms; lateness: 2s; batchRows: 4";
  private static final String BY_TIME =
      "table: quotes; mode: increasing; column: changed; every: 10ms; lateness: 2s; batchRows: 4";

  @TempDir private Path folder;
  private Database database;

  @BeforeEach
  void createTable() {
    database = Database.on(TestServer.shared(), folder);
    create();
  }

  @Test
  void shouldDeliverWhatIsThereAndWhatComes() throws IOException {
    insert(1, 30);
    try (Reading reading = Reading.of(database.source(BY_NUMBER), null, 1)) {
      assertThat(reading.pass()).hasSize(30);
      assertThat(reading.pass()).isEmpty();

      insert(31, 33);
      database.execute("UPDATE quotes SET version = nextval('versions') WHERE id = 'q7'");

      assertThat(reading.pass()).hasSize(4).last().asString().contains("\"id\":\"q7\"");
      assertThat(reading.records()).allMatch(RawRecord::observed);
      assertThat(reading.records())
          .extracting(RawRecord::position)
          .isSorted()
          .doesNotHaveDuplicates()
          .allMatch(position -> position >= 1L << 40);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {BY_NUMBER, BY_TIME})
  void shouldCatchACommitThatComesAfterHigherValues(String settings)
      throws IOException, SQLException {
    insert(1, 10);
    try (Reading reading = Reading.of(database.source(settings), null, 1);
        Connection late = database.connect()) {
      reading.pass();
      late.setAutoCommit(false);
      try (Statement statement = late.createStatement()) {
        statement.execute("INSERT INTO quotes (id) VALUES ('late')");
      }
      insert(11, 30);
      assertThat(reading.pass()).hasSize(20);
      long until = System.nanoTime() + 1_500_000_000L;
      reading.until(() -> System.nanoTime() > until);

      int before = reading.rows().size();
      late.commit();

      reading.pass();
      reading.pass();
      assertThat(reading.rows().subList(before, reading.rows().size()))
          .singleElement()
          .asString()
          .contains("\"id\":\"late\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"timestamptz", "timestamp"})
  void shouldReadOnWhereARowHasNoTimeThatCanBeCounted(String type) throws IOException {
    database.execute(
        "CREATE TABLE times (id TEXT, version BIGINT DEFAULT 1, changed " + type + ")",
        "INSERT INTO times VALUES ('always', 1, '-infinity')");
    JdbcSource source = database.source(BY_TIME.replace("quotes", "times"));
    ResumeMark mark;
    try (Reading reading = Reading.of(source, null, 1)) {
      assertThat(reading.pass()).singleElement().asString().contains("\"always\"");
      assertThat(reading.records().get(0).timestampMillis()).isNegative();
      long until = System.nanoTime() + 3_500_000_000L;
      reading.until(() -> System.nanoTime() > until);
      mark = reading.mark();
    }
    database.execute(
        "INSERT INTO times VALUES ('now', 1, now() AT TIME ZONE 'UTC'), ('never', 1, 'infinity')");

    try (Reading reading = Reading.of(source, mark, 2)) {
      assertThat(reading.pass()).last().asString().contains("\"now\"");
      assertThat(reading.pass()).isEmpty();
      assertThat(reading.rows()).noneMatch(row -> row.contains("\"never\""));
    }
  }

  @Test
  void shouldCatchALateCommitThatARestartCameBetween() throws IOException, SQLException {
    insert(1, 10);
    JdbcSource source = database.source(BY_NUMBER);
    try (Connection late = database.connect()) {
      late.setAutoCommit(false);
      ResumeMark mark;
      try (Reading reading = Reading.of(source, null, 1);
          Statement statement = late.createStatement()) {
        statement.execute("INSERT INTO quotes (id) VALUES ('late')");
        insert(11, 20);
        assertThat(reading.pass()).hasSize(20);
        mark = reading.mark();
      }
      late.commit();

      try (Reading reading = Reading.of(source, mark, 2)) {
        assertThat(reading.pass()).singleElement().asString().contains("\"id\":\"late\"");
        assertThat(reading.records().get(0).position()).isGreaterThanOrEqualTo(2L << 40);
        assertThat(reading.pass()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 8, 9, 100})
  void shouldLoseNoEqualValuesOverABatchBoundary(int equal) throws IOException {
    insert(1, 3);
    database.execute(
        "INSERT INTO quotes (id, changed) SELECT 'e' || i, TIMESTAMPTZ '2026-11-22 10:00:00Z'"
            + " FROM generate_series(1, "
            + equal
            + ") i");
    insert(4, 6);
    try (Reading reading = Reading.of(database.source(BY_TIME), null, 1)) {
      assertThat(reading.pass()).hasSize(6 + equal).doesNotHaveDuplicates();
      assertThat(reading.pass()).isEmpty();
    }
  }

  @Test
  void shouldLookOnlyAtWhatMayStillChangeWhenTheTableIsQuiet() throws IOException {
    insert(1, 50);
    try (Reading reading = Reading.of(database.source(BY_TIME), null, 1)) {
      reading.pass();

      reading.until(() -> ResumeText.read(reading.mark().resume()).hashes().isEmpty());

      assertThat(reading.rows()).hasSize(50);
      insert(51, 51);
      assertThat(reading.pass()).hasSize(1);
    }
  }

  @Test
  void shouldReadWhatWasReadBeforeAnythingWasSettledOnceMoreButNotDeliverIt() throws IOException {
    insert(1, 2_000);
    String slow = BY_NUMBER.replace("lateness: 2s", "lateness: 200ms");
    try (Reading reading = Reading.of(database.source(slow), null, 1)) {
      assertThat(reading.pass()).hasSize(2_000).doesNotHaveDuplicates();
      reading.until(() -> "2000".equals(String.valueOf(text(reading).low())));

      assertThat(reading.pass()).isEmpty();
      assertThat(text(reading).hashes()).hasSize(1);
    }
  }

  @Test
  void shouldReadATableMadeAnewFromItsBeginning() throws IOException {
    insert(1, 20);
    try (Reading reading = Reading.of(database.source(BY_NUMBER), null, 1)) {
      reading.pass();
      database.execute("DROP TABLE quotes", "DROP SEQUENCE versions");
      assertThat(reading.trouble()).contains("table quotes").contains("create it");

      create();
      insert(101, 140);
      reading.untilMended();

      assertThat(reading.rows()).hasSize(60);
      assertThat(reading.pass()).isEmpty();
    }
  }

  @Test
  void shouldNoticeATableMadeAnewBetweenTwoRuns() throws IOException {
    insert(1, 20);
    JdbcSource source = database.source(BY_NUMBER);
    ResumeMark mark = Reading.markOfFirstRun(source);
    database.execute("DROP TABLE quotes", "DROP SEQUENCE versions");
    create();
    insert(101, 140);

    try (Reading reading = Reading.of(source, mark, 2)) {
      assertThat(reading.pass()).hasSize(40);
    }
  }

  @Test
  void shouldReadATruncatedTableFromItsBeginning() throws IOException {
    insert(1, 20);
    String quick = BY_NUMBER.replace("lateness: 2s", "lateness: 10ms");
    try (Reading reading = Reading.of(database.source(quick), null, 1)) {
      reading.until(
          () -> reading.rows().size() == 20 && "20".equals(String.valueOf(text(reading).low())));
      database.execute("TRUNCATE quotes", "ALTER SEQUENCE versions RESTART");
      insert(101, 105);

      assertThat(reading.pass()).hasSize(5);
    }
  }

  @Test
  void shouldReadAnEmptyTable() throws IOException {
    try (Reading reading = Reading.of(database.source(BY_TIME), null, 1)) {
      assertThat(reading.pass()).isEmpty();
      insert(1, 1);
      assertThat(reading.pass()).hasSize(1);
    }
  }

  @Test
  void shouldLetATimeThatIsYetToComeWaitAndLoseNothingBelowIt() throws IOException {
    database.execute(
        "INSERT INTO quotes (id, changed) VALUES ('bad', TIMESTAMPTZ '2099-01-01 00:00:00Z')");
    insert(1, 5);
    try (Reading reading = Reading.of(database.source(BY_TIME), null, 1)) {
      assertThat(reading.pass()).hasSize(5);
      insert(6, 9);
      assertThat(reading.pass()).hasSize(4);

      database.execute("UPDATE quotes SET changed = now() WHERE id = 'bad'");
      assertThat(reading.pass()).singleElement().asString().contains("\"id\":\"bad\"");
    }
  }

  @Test
  void shouldTakeTimesWithoutZoneInTheZoneSaid() throws IOException {
    database.execute(
        "CREATE TABLE local (id TEXT, version BIGINT, at TIMESTAMP)",
        "INSERT INTO local VALUES ('a', 1, TIMESTAMP '2026-06-01 12:00:00')");
    JdbcSource source =
        database.source("table: local; mode: increasing; column: at; zone: Europe/Rome");
    try (Reading reading = Reading.of(source, null, 1)) {
      assertThat(reading.pass()).singleElement().asString().contains("2026-06-01T12:00:00\"");
      assertThat(reading.records().get(0).timestampMillis())
          .isEqualTo(Instant.parse("2026-06-01T10:00:00Z").toEpochMilli());
    }
  }

  @Test
  void shouldGoOnAfterTheColumnsHaveChanged() throws IOException {
    insert(1, 3);
    try (Reading reading = Reading.of(database.source(BY_NUMBER), null, 1)) {
      reading.pass();
      database.execute("ALTER TABLE quotes ADD COLUMN note TEXT DEFAULT 'x'");
      insert(4, 4);
      reading.until(() -> reading.rows().stream().anyMatch(row -> row.contains("\"q4\"")));
      assertThat(reading.rows()).last().asString().contains("\"note\":\"x\"");

      database.execute("ALTER TABLE quotes DROP COLUMN version");
      assertThat(reading.trouble()).contains("column").contains("version");
    }
  }

  private static ResumeText text(Reading reading) {
    return ResumeText.read(reading.mark().resume());
  }

  private void create() {
    database.execute(
        "CREATE SEQUENCE versions",
        "CREATE TABLE quotes (id TEXT PRIMARY KEY, version BIGINT NOT NULL DEFAULT"
            + " nextval('versions'), changed TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp())",
        "CREATE INDEX ON quotes (version)",
        "CREATE INDEX ON quotes (changed)");
  }

  private void insert(int from, int to) {
    database.execute(
        "INSERT INTO quotes (id) SELECT 'q' || i FROM generate_series(" + from + "," + to + ") i");
  }
}
