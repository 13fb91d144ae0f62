package dev.lampo.jobs.source.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.jobs.source.RawRecord;
import dev.lampo.jobs.source.ResumeMark;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A table of a real server with a binary log, read whole and followed. */
abstract class FeedOnBinlog {
  static final String TABLE =
      "CREATE TABLE quotes (id varchar(40) PRIMARY KEY, price decimal(10, 2), email text,"
          + " pickup_at datetime, return_at datetime(6), quoted_at timestamp NULL, day date,"
          + " big bigint unsigned)";

  BinlogFixture server;

  /** Runs for the whole class. */
  abstract BinlogFixture server();

  @BeforeEach
  void take() {
    server = server();
  }

  @AfterEach
  void reset() {
    server.run("DROP TABLE IF EXISTS quotes");
  }

  @Test
  void shouldReadTheTableWholeAndThenFollowIt() {
    server.run(
        TABLE,
        "SET time_zone = '+02:00'",
        "INSERT INTO quotes VALUES ('a', 12.50, 'a@example.com', '2026-07-01 10:00',"
            + " '2026-07-02 10:00:00.123456', '2026-05-01 12:00', '2026-02-28',"
            + " 18446744073709551615)");
    try (Reading reading = Reading.begin(server.source())) {
      reading.untilRows(1);
      assertThat(reading.rows().get(0).observed()).isTrue();
      assertThat(reading.sweeps()).hasSize(1);

      server.run(
          "INSERT INTO quotes SELECT 'b', price, email, pickup_at, return_at, quoted_at, day, big"
              + " FROM quotes",
          "UPDATE quotes SET price = 13 WHERE id = 'b'",
          "DELETE FROM quotes WHERE id = 'a'",
          "UPDATE quotes SET id = 'c' WHERE id = 'b'");
      reading.untilRows(6);

      assertThat(reading.keys()).containsExactly("a", "b", "b", "a", "b", "c");
      String rest =
          "\"email\":\"a@example.com\",\"pickup_at\":\"2026-07-01T10:00\","
              + "\"return_at\":\"2026-07-02T10:00:00.123456\","
              + "\"quoted_at\":\"2026-05-01T10:00:00Z\",\"day\":\"2026-02-28\","
              + "\"big\":\"18446744073709551615\"}";
      assertThat(Reading.value(reading.rows().get(0)))
          .isEqualTo("{\"id\":\"a\",\"price\":\"12.50\"," + rest);
      assertThat(Reading.value(reading.rows().get(1)))
          .isEqualTo("{\"id\":\"b\",\"price\":\"12.50\"," + rest);
      assertThat(Reading.value(reading.rows().get(3))).isNull();
      assertThat(reading.failures).isEmpty();
    }
  }

  @Test
  void shouldGiveTheSameNumbersFromEveryMarkAlsoAfterTheTableWasAltered() {
    server.run(TABLE, "INSERT INTO quotes (id) VALUES ('first')");
    ResumeMark afterSnapshot;
    try (Reading reading = Reading.begin(server.source())) {
      afterSnapshot = reading.untilRows(1).lastMark();
    }
    for (int i = 0; i < 6; i++) {
      server.together(
          "INSERT INTO quotes (id) VALUES ('a" + i + "'), ('b" + i + "')",
          "UPDATE quotes SET price = 1 WHERE id IN ('a" + i + "', 'b" + i + "')",
          "DELETE FROM quotes WHERE id = 'a" + i + "'");
    }
    server.run("ALTER TABLE quotes ADD COLUMN extra int FIRST");
    server.together("INSERT INTO quotes (id, extra) VALUES ('late', 5)");
    List<String> first;
    List<ResumeMark> marks;
    try (Reading reading = Reading.at(server.source(), afterSnapshot, 2_000)) {
      reading.untilRows(31);
      first = reading.texts();
      marks = reading.marks();
    }
    assertThat(first.get(30)).contains("late {\"extra\":5,\"id\":\"late\"");

    for (ResumeMark mark : marks) {
      try (Reading reading = Reading.at(server.source(), mark, 3_000)) {
        int left = (int) (afterSnapshot.next() + 31 - mark.next());
        server.run("INSERT INTO quotes (id) VALUES ('end" + mark.next() + "')");
        reading.until(() -> reading.keys().contains("end" + mark.next()));

        assertThat(reading.texts().subList(0, left)).isEqualTo(first.subList(31 - left, 31));
        assertThat(reading.sweeps()).isEmpty();
      }
    }
  }

  @Test
  void shouldGoOnWhenTheConnectionIsCut() {
    server.run(TABLE, "INSERT INTO quotes (id) VALUES ('a')");
    try (Reading reading = Reading.impatient(server.source())) {
      reading.untilRows(1);
      server.run("INSERT INTO quotes (id) VALUES ('b')");
      reading.untilRows(2);
      server.cut();
      server.run("INSERT INTO quotes (id) VALUES ('c')");

      reading.until(() -> reading.keys().contains("c"));
      assertThat(reading.failures).isNotEmpty();
      assertThat(reading.rows().stream().map(RawRecord::position).distinct()).hasSize(3);
    }
  }

  @Test
  void shouldGoOnPastDatesThatAreNone() {
    String none = "'0000-00-00 00:00:00'";
    String zero =
        "INSERT INTO quotes (id, pickup_at, day) VALUES ('%s', " + none + ", '0000-00-00')";
    server.run(TABLE, "SET sql_mode = ''", zero.formatted("a"));
    try (Reading reading = Reading.begin(server.source())) {
      reading.untilRows(1);
      server.run("SET sql_mode = ''", zero.formatted("b"), "INSERT INTO quotes (id) VALUES ('c')");
      reading.untilRows(3);

      assertThat(reading.failures).isEmpty();
      assertThat(reading.keys()).containsExactly("a", "b", "c");
      assertThat(reading.rows().subList(0, 2))
          .allSatisfy(row -> assertThat(Reading.value(row)).contains("\"pickup_at\":null"));
    }
  }

  @Test
  void shouldReadOnWhenAColumnIsRenamedAndSayWhenTheTableIsGone() {
    server.run(TABLE, "INSERT INTO quotes (id, price) VALUES ('a', 1)");
    try (Reading reading = Reading.impatient(server.source())) {
      reading.untilRows(1);
      server.run(
          "ALTER TABLE quotes CHANGE price fee decimal(12, 3)",
          "INSERT INTO quotes (id, fee) VALUES ('b', 2)");
      reading.untilRows(2);
      assertThat(Reading.value(reading.rows().get(1))).contains("\"fee\":\"2.000\"");
      assertThat(reading.failures).isEmpty();

      server.run("DROP TABLE quotes");
      reading.until(() -> reading.sweeps().size() == 2);
      assertThat(reading.failure()).contains("table shop.quotes does not exist");

      server.run(TABLE, "INSERT INTO quotes (id) VALUES ('c')");
      reading.until(() -> reading.keys().contains("c"));
    }
  }

  @Test
  void shouldSweepWhenTheTableIsEmptiedOrDropped() {
    server.run(TABLE, "INSERT INTO quotes (id) VALUES ('a')");
    try (Reading reading = Reading.begin(server.source())) {
      reading.untilRows(1);
      server.run("TRUNCATE TABLE quotes", "INSERT INTO quotes (id) VALUES ('b')");
      reading.untilRows(2);
      assertThat(reading.sweeps()).hasSize(2);

      server.run("DROP TABLE quotes", TABLE, "INSERT INTO quotes (id) VALUES ('c')");
      reading.untilRows(3);
      assertThat(reading.sweeps()).hasSize(3);
      assertThat(reading.sweeps().get(2).at()).isLessThan(reading.rows().get(2).position());
    }
  }

  @Test
  void shouldReadTheTableWholeWhenTheLogIsGone() {
    server.run(TABLE, "INSERT INTO quotes (id) VALUES ('a'), ('b')");
    ResumeMark mark;
    try (Reading reading = Reading.begin(server.source())) {
      mark = reading.untilRows(2).lastMark();
    }
    server.run("DELETE FROM quotes WHERE id = 'a'");
    server.forgetLog();

    try (Reading reading = Reading.at(server.source(), mark, 50_000)) {
      reading.until(() -> !reading.sweeps().isEmpty());
      assertThat(reading.keys()).containsExactly("b");
    }
  }

  @Test
  void shouldReadTheTableWholeWhenWhatItHasNotReadWasPurged() {
    server.run(TABLE, "INSERT INTO quotes (id) VALUES ('a'), ('b')");
    ResumeMark mark = markAfter(2);
    server.run("DELETE FROM quotes WHERE id = 'a'");
    server.purge();

    assertThat(sweepsFrom(mark)).isOne();
  }

  @Test
  void shouldReadTheTableWholeWhenTheLogWasResetAndIsLongerThanBefore() throws IOException {
    server.forgetLog();
    server.run(TABLE, "INSERT INTO quotes (id) VALUES ('a'), ('b')");
    ResumeMark mark = markAfter(2);
    server.run("DELETE FROM quotes WHERE id = 'a'");
    resetAndWriteMore(mark);

    try (Reading reading = Reading.at(server.source(), mark, 50_000)) {
      reading.once();
      server.run("INSERT INTO quotes (id) VALUES ('c')");
      reading.until(() -> reading.keys().contains("c") && reading.isAtMark());

      assertThat(reading.sweeps()).hasSize(1);
      assertThat(Reading.result(reading.items)).containsOnlyKeys("b", "c");
      assertThat(reading.rows().get(0).position()).isEqualTo(50_000);
    }
  }

  /** The second time the new file has the name of the one that is followed. */
  @Test
  void shouldReadTheTableWholeWhenTheLogIsResetWhileItIsFollowed() throws IOException {
    server.run(TABLE, "FLUSH BINARY LOGS", "INSERT INTO quotes (id) VALUES ('a')");
    try (Reading reading = Reading.impatient(server.source())) {
      reading.untilRows(1);
      server.run("INSERT INTO quotes (id) VALUES ('b')");
      reading.untilRows(2);
      server.forgetLog();
      server.run("DELETE FROM quotes WHERE id = 'a'", "INSERT INTO quotes (id) VALUES ('c')");
      reading.until(() -> Reading.result(reading.items).keySet().equals(Set.of("b", "c")));

      server.run("INSERT INTO quotes (id) VALUES ('d')");
      reading.until(() -> reading.keys().contains("d"));
      resetAndWriteMore(reading.lastMark());
      server.run("DELETE FROM quotes WHERE id = 'c'", "INSERT INTO quotes (id) VALUES ('e')");
      reading.until(() -> Reading.result(reading.items).keySet().equals(Set.of("b", "d", "e")));
    }
  }

  @Test
  void shouldGoOnAtAPlaceThatAnOlderVersionStored() throws IOException {
    server.run(TABLE, "INSERT INTO quotes (id) VALUES ('a')");
    ResumeMark mark = markAfter(1);
    String older = mark.resume().replaceFirst("\"lampo_[a-z_]+\":[0-9]+,", "");
    assertThat(older).isNotEqualTo(mark.resume());
    assertThat(Resume.parse(older).offset()).containsKeys("file", "pos");

    assertThat(sweepsFrom(new ResumeMark(0, mark.next(), older, null))).isZero();
  }

  @Test
  void shouldSayWhatToDoWhenItMayNotBegin() {
    assertThat(failure(server.source("cdc", "wrong")))
        .contains("the server refuses user cdc; check user and password");
    assertThat(failure(server.source())).contains("table shop.quotes does not exist");
    assertThat(failure(server.source("plain", "plain")))
        .contains("run GRANT SELECT, RELOAD, REPLICATION SLAVE, " + monitor() + " ON *.* TO plain");
    server.run("CREATE TABLE quotes (id int)");
    assertThat(failure(server.source())).contains("has no primary key");
  }

  /** The privilege to ask how far the log is. */
  abstract String monitor();

  /** How many sweeps come before a row that is written meanwhile. */
  int sweepsFrom(ResumeMark mark) {
    String last = "last" + System.nanoTime();
    try (Reading reading = Reading.at(server.source(), mark, 50_000)) {
      reading.once();
      server.run("INSERT INTO quotes (id) VALUES ('" + last + "')");
      reading.until(() -> reading.keys().contains(last) && reading.isAtMark());
      assertThat(reading.failures).isEmpty();
      assertThat(reading.keys()).contains(last).doesNotHaveDuplicates();
      return reading.sweeps().size();
    }
  }

  /**
   * Throws the log away, and writes until it is longer than before, in its bytes and in its
   * transactions.
   */
  private void resetAndWriteMore(ResumeMark mark) throws IOException {
    Resume before = Resume.parse(mark.resume());
    // The time of a log's beginning is in seconds.
    long second = System.currentTimeMillis() / 1_000;
    while (System.currentTimeMillis() / 1_000 == second) {
      LockSupport.parkNanos(20_000_000);
    }
    server.forgetLog();
    server.run(
        IntStream.range(0, 60)
            .mapToObj(price -> "UPDATE quotes SET price = " + price + " WHERE id = 'b'")
            .toArray(String[]::new));
    assertThat(server.logLength(String.valueOf(before.offset().get("file"))))
        .isGreaterThan(((Number) before.offset().get("pos")).longValue());
  }

  static String failure(CdcSource source) {
    try (Reading reading = Reading.begin(source)) {
      return reading.failure();
    }
  }

  /** Reads the table until it has so many rows, and stops. */
  ResumeMark markAfter(int rows) {
    try (Reading reading = Reading.begin(server.source())) {
      return reading.untilRows(rows).lastMark();
    }
  }
}
