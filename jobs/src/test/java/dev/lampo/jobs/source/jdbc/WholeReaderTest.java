package dev.lampo.jobs.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.jobs.copy.TestServer;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.jobs.source.ResumeMark;
import dev.lampo.jobs.source.Sweep;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeReaderTest {
  private static final String WHOLE = "table: quotes; mode: whole; every: 10ms";

  @TempDir private Path folder;
  private Database database;

  @BeforeEach
  void createTable() {
    database = Database.on(TestServer.shared(), folder);
    database.execute("CREATE TABLE quotes (id TEXT, version BIGINT)");
  }

  @Test
  void shouldReadEverythingAgainAndSweepBehind() throws IOException {
    insert(1, 2_500);
    try (Reading reading = Reading.of(database.source(WHOLE), null, 1)) {
      assertThat(reading.pass()).hasSize(2_500);
      database.execute("DELETE FROM quotes WHERE version > 10");
      assertThat(reading.pass()).hasSize(10);

      List<Sweep> sweeps = reading.sweeps();
      List<RawRecord> records = reading.records();
      assertThat(records).allMatch(RawRecord::observed);
      assertThat(records).extracting(RawRecord::position).isSorted().doesNotHaveDuplicates();
      assertThat(sweeps).hasSize(2);
      assertThat(sweeps.get(0).before()).isEqualTo(records.get(0).position());
      assertThat(sweeps.get(0).at()).isGreaterThan(records.get(2_499).position());
      assertThat(sweeps.get(1).before())
          .isGreaterThan(sweeps.get(0).at())
          .isEqualTo(records.get(2_500).position());
      assertThat(reading.mark().next()).isGreaterThan(sweeps.get(1).at());
    }
  }

  @Test
  void shouldBeginAboveAllEarlierNumbersAfterARestart() throws IOException {
    insert(1, 5);
    JdbcSource source = database.source(WHOLE);
    ResumeMark mark = Reading.markOfFirstRun(source);
    try (Reading reading = Reading.of(source, mark, 2)) {
      reading.pass();
      assertThat(reading.records().get(0).position()).isGreaterThanOrEqualTo(2L << 40);
    }
  }

  @Test
  void shouldSweepNothingWhenAReadingIsCutInTheMiddle() throws IOException, SQLException {
    database.execute(
        "INSERT INTO quotes SELECT repeat('x', 2000) || i, i FROM generate_series(1, 20000) i");
    try (Reading reading = Reading.of(database.source(WHOLE + "; fetchRows: 100"), null, 1)) {
      assertThat(reading.poll()).hasSize(1_000);
      cutConnections();

      assertThat(reading.trouble()).contains("cut the connection");
      assertThat(reading.sweeps()).isEmpty();
      int before = reading.records().size();
      reading.untilMended();

      assertThat(reading.sweeps()).hasSize(1);
      assertThat(reading.records().size() - before).isEqualTo(20_000);
      assertThat(reading.sweeps().get(0).before())
          .isEqualTo(reading.records().get(before).position());
    }
  }

  @Test
  void shouldTakeAnEmptyTableForAMistakeUnlessToldOtherwise() throws IOException {
    insert(1, 5);
    JdbcSource source = database.source(WHOLE);
    ResumeMark mark;
    try (Reading reading = Reading.of(source, null, 1)) {
      reading.pass();
      mark = reading.mark();
      database.execute("TRUNCATE quotes");
      assertThat(reading.trouble()).contains("had 5 rows before").contains("emptyMeansGone");
      assertThat(reading.sweeps()).hasSize(1);

      insert(1, 3);
      reading.untilMended();
      assertThat(reading.sweeps()).hasSize(2);
    }
    database.execute("TRUNCATE quotes");
    try (Reading reading = Reading.of(source, mark, 2)) {
      assertThat(reading.trouble()).contains("had 5 rows before");
    }
    JdbcSource told = database.source(WHOLE + "; emptyMeansGone: true");
    try (Reading reading = Reading.of(told, mark, 2)) {
      assertThat(reading.pass()).isEmpty();
      assertThat(reading.sweeps()).hasSize(1);
    }
  }

  @Test
  void shouldReadATableThatWasNeverFilled() throws IOException {
    try (Reading reading = Reading.of(database.source(WHOLE), null, 1)) {
      assertThat(reading.pass()).isEmpty();
      assertThat(reading.sweeps()).hasSize(1);
    }
  }

  @Test
  void shouldRefuseMoreRowsThanAllowed() throws IOException {
    insert(1, 11);
    try (Reading reading = Reading.of(database.source(WHOLE + "; rowsMax: 10"), null, 1)) {
      assertThat(reading.trouble()).contains("more than 10 rows").contains("raise rowsMax");
      assertThat(reading.sweeps()).isEmpty();
      database.execute("DELETE FROM quotes WHERE version = 11");
      reading.untilMended();
      assertThat(reading.sweeps()).hasSize(1);
    }
  }

  @Test
  void shouldReportTheSameTroubleUntilTheNextReadingIsDue() {
    insert(1, 11);
    String slow = "table: quotes; mode: whole; every: 1h; rowsMax: 10";
    try (Reading reading = Reading.of(database.source(slow), null, 1)) {
      String first = reading.trouble();
      int delivered = reading.items.size();
      assertThat(reading.trouble()).isEqualTo(first);
      assertThat(reading.items).hasSize(delivered);
    }
  }

  private void cutConnections() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
              + " AND datname = current_database()");
    }
  }

  private void insert(int from, int to) {
    database.execute(
        "INSERT INTO quotes SELECT 'q' || i, i FROM generate_series(" + from + "," + to + ") i");
  }
}
