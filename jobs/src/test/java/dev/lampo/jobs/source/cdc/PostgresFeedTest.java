package dev.lampo.jobs.source.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.jobs.source.RawRecord;
import dev.lampo.jobs.source.ResumeMark;
import dev.lampo.jobs.source.Sweep;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A table of a real PostgreSQL server, read whole and followed. */
class PostgresFeedTest extends FeedOnPostgres {
  @Test
  void shouldReadTheTableWholeAndThenFollowIt() {
    server.createQuotes(0, 5);
    try (Reading reading = Reading.begin(server.source())) {
      reading.untilRows(5);
      assertThat(reading.rows()).allMatch(RawRecord::observed);
      assertThat(reading.keys()).containsExactlyInAnyOrder("q0", "q1", "q2", "q3", "q4");
      assertThat(reading.sweeps()).containsExactly(new Sweep("shop", 0, 1_000, 1_005));
      assertThat(reading.marks().get(0).resume()).contains("snapshot not complete");
      assertThat(reading.lastMark().next()).isEqualTo(1_006);

      server.run(
          "INSERT INTO quotes (id, price) VALUES ('new', 12.50)",
          "UPDATE quotes SET price = 13 WHERE id = 'new'",
          "DELETE FROM quotes WHERE id = 'q1'",
          "UPDATE quotes SET id = 'moved' WHERE id = 'q2'");
      reading.untilRows(10);

      List<RawRecord> changes = reading.rows().subList(5, 10);
      assertThat(changes).noneMatch(RawRecord::observed);
      assertThat(changes)
          .extracting(RawRecord::position)
          .containsExactly(1_006L, 1_007L, 1_008L, 1_009L, 1_010L);
      assertThat(reading.keys().subList(5, 10)).containsExactly("new", "new", "q1", "q2", "moved");
      assertThat(Reading.value(changes.get(0))).contains("\"price\":\"12.50\"");
      assertThat(Reading.value(changes.get(1))).contains("\"price\":\"13.00\"");
      assertThat(Reading.value(changes.get(2))).isNull();
      assertThat(Reading.value(changes.get(3))).isNull();
      assertThat(Reading.value(changes.get(4))).contains("\"id\":\"moved\"");
      assertThat(reading.failures).isEmpty();
    }
  }

  @Test
  void shouldGiveTheSameNumbersFromEveryMark() {
    server.createQuotes(0, 3);
    ResumeMark afterSnapshot;
    try (Reading reading = Reading.begin(server.source())) {
      afterSnapshot = reading.untilRows(3).lastMark();
    }
    for (int i = 10; i < 30; i++) {
      server.insert(i, i + 3);
      server.run("DELETE FROM quotes WHERE id = 'q" + i + "'");
      server.run("DELETE FROM quotes WHERE id IN ('q" + (i + 1) + "', 'q" + (i + 2) + "')");
    }
    List<String> first;
    List<ResumeMark> marks;
    try (Reading reading = Reading.at(server.source(), afterSnapshot, 2_000)) {
      reading.untilRows(120);
      first = reading.texts();
      marks = reading.marks();
    }
    assertThat(first).hasSize(120).doesNotHaveDuplicates();

    for (ResumeMark mark : marks) {
      try (Reading reading = Reading.at(server.source(), mark, 3_000)) {
        int left = (int) (afterSnapshot.next() + 120 - mark.next());
        server.run("INSERT INTO quotes (id) VALUES ('end" + mark.next() + "')");
        reading.until(() -> reading.keys().contains("end" + mark.next()));

        assertThat(reading.texts().subList(0, left)).isEqualTo(first.subList(120 - left, 120));
        assertThat(reading.sweeps()).isEmpty();
      }
    }
  }

  @Test
  void shouldNotMoveTheSlotToALaterPlaceOfTheSameNumber() {
    server.createQuotes(0, 3);
    ResumeMark first;
    try (Reading reading = Reading.begin(server.source())) {
      reading.untilRows(3);
      String slot = confirmed();
      server.insert(10, 12);
      first = reading.untilRows(5).lastMark();
      int marks = reading.marks().size();
      // What is written into the log of a quiet table moves the place and not the number.
      reading.until(() -> reading.marks().size() >= marks + 2);
      assertThat(reading.lastMark().next()).isEqualTo(first.next());

      reading.stored(first);

      reading.until(() -> !confirmed().equals(slot));
      assertThat(confirmed()).isEqualTo(lsn(first));
    }
    try (Reading reading = Reading.at(server.source(), first, 3_000)) {
      server.insert(30, 31);
      assertThat(reading.untilRows(1).keys()).containsExactly("q30");
      assertThat(reading.sweeps()).isEmpty();
    }
  }

  @Test
  void shouldMoveTheSlotOnlyOverWhatIsStored() {
    server.createQuotes(0, 3);
    try (Reading reading = Reading.begin(server.source())) {
      reading.untilRows(3);
      String slot = confirmed();
      server.insert(10, 12);
      ResumeMark middle = reading.untilRows(5).lastMark();
      server.insert(20, 22);
      reading.untilRows(7);
      int marks = reading.marks().size();
      reading.until(() -> reading.marks().size() >= marks + 3);
      assertThat(confirmed()).isEqualTo(slot);

      reading.stored(middle);

      reading.until(() -> !confirmed().equals(slot));
      assertThat(confirmed()).isEqualTo(lsn(middle));
      assertThat(Long.parseLong(lsn(middle))).isLessThan(Long.parseLong(lsn(reading.lastMark())));
    }
  }

  @Test
  void shouldBeginASnapshotAgainThatDidNotComeToItsEnd() {
    server.createQuotes(0, 40_000);
    ResumeMark unfinished;
    try (Reading reading = Reading.begin(server.source())) {
      reading.until(() -> reading.rows().size() > 2_000);
      assertThat(reading.sweeps()).isEmpty();
      unfinished = reading.lastMark();
      assertThat(unfinished.resume()).contains("snapshot not complete");
    }
    server.run("DELETE FROM quotes WHERE id = 'q7'", "UPDATE quotes SET price = 7 WHERE id = 'q8'");

    try (Reading reading = Reading.at(server.source(), unfinished, 1_000_000)) {
      reading.until(() -> !reading.sweeps().isEmpty());

      assertThat(reading.rows()).hasSize(39_999).allMatch(RawRecord::observed);
      assertThat(reading.rows().get(0).position()).isEqualTo(1_000_000);
      assertThat(reading.keys()).doesNotHaveDuplicates().doesNotContain("q7");
      assertThat(reading.sweeps()).containsExactly(new Sweep("shop", 0, 1_000_000, 1_039_999));
      assertThat(Reading.result(reading.items).get("q8")).contains("\"price\":\"7.00\"");
    }
  }

  @Test
  void shouldLoseNothingThatIsWrittenWhileTheTableIsReadWhole() {
    server.createQuotes(0, 20_000);
    try (Reading reading = Reading.begin(server.source())) {
      int written = 0;
      while (reading.sweeps().isEmpty()) {
        server.insert(100_000 + written, 100_001 + written);
        written++;
        reading.once();
      }
      int expected = 20_000 + written;
      reading.until(() -> reading.rows().size() >= expected);

      assertThat(reading.keys()).hasSize(expected).doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldSweepWhenTheTableIsEmptiedAtOnce() {
    server.createQuotes(0, 3);
    try (Reading reading = Reading.begin(server.source())) {
      reading.untilRows(3);
      server.run("TRUNCATE quotes");
      server.insert(5, 6);
      reading.untilRows(4);

      assertThat(reading.sweeps().get(1)).isEqualTo(new Sweep("shop", 0, 1_004, 1_004));
      assertThat(reading.rows().get(3).position()).isEqualTo(1_005);
    }
  }

  @Test
  void shouldReadAnEmptyTable() {
    server.createQuotes(0, 0);
    try (Reading reading = Reading.begin(server.source())) {
      reading.until(() -> !reading.sweeps().isEmpty());
      server.insert(1, 2);
      reading.untilRows(1);

      assertThat(reading.rows().get(0).observed()).isFalse();
    }
  }

  private String confirmed() {
    return server.ask(
        "SELECT (confirmed_flush_lsn - '0/0'::pg_lsn)::bigint FROM pg_replication_slots"
            + " WHERE slot_name = 'lampo_shop'");
  }

  private static String lsn(ResumeMark mark) {
    return mark.resume().replaceAll(".*\"lsn\":(\\d+).*", "$1");
  }
}
