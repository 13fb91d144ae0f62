package dev.lampo.jobs.source.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lampo.jobs.source.ResumeMark;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of MySQL that neither counts its transactions nor offers TLS. */
class MySqlFeedTest extends FeedOnBinlog {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;
  private static MySqlFixture running;

  @BeforeAll
  static void start() throws IOException {
    running = MySqlFixture.start(folder, "--gtid-mode=OFF", "--auto-generate-certs=OFF");
  }

  @AfterAll
  static void stop() throws IOException {
    if (running != null) {
      running.close();
    }
  }

  @Override
  BinlogFixture server() {
    return running;
  }

  @Override
  String monitor() {
    return "REPLICATION CLIENT";
  }

  @Test
  void shouldReadTheTableWholeWhenTheLogIsThatOfAnotherServer() throws IOException {
    server.run(TABLE, "INSERT INTO quotes (id) VALUES ('a')");
    ResumeMark mark = markAfter(1);
    Resume resume = Resume.parse(mark.resume());
    String elsewhere = resume.table().replaceAll("@.*", "@another-server");
    assertThat(elsewhere).isNotEqualTo(resume.table());

    assertThat(sweepsFrom(mark)).isZero();
    assertThat(sweepsFrom(moved(mark, new Resume(elsewhere, resume.offset(), resume.history()))))
        .isOne();
  }

  @Test
  void shouldReadTheTableWholeWhenTransactionsAreCountedFromNowOnOrNoMore() {
    server.run(TABLE, "INSERT INTO quotes (id) VALUES ('a')");
    ResumeMark uncounted = markAfter(1);
    try {
      server.run("SET GLOBAL enforce_gtid_consistency = 'ON'");
      count("OFF_PERMISSIVE", "ON_PERMISSIVE", "ON");
      server.run("INSERT INTO quotes (id) VALUES ('b')");
      assertThat(sweepsFrom(uncounted)).isOne();
      ResumeMark counted = markAfter(3);
      assertThat(counted.resume()).contains("gtids");
      assertThat(sweepsFrom(counted)).isZero();

      count("ON_PERMISSIVE", "OFF_PERMISSIVE", "OFF");
      assertThat(sweepsFrom(counted)).isOne();
    } finally {
      count("OFF_PERMISSIVE", "OFF");
    }
  }

  @Test
  void shouldWriteARowInTheSameWayWhetherItIsReadOrFollowed() throws IOException {
    server.run(
        "CREATE TABLE quotes (id int PRIMARY KEY, doc json, kind enum('a','b'), flags set('x','y'),"
            + " at time(3), built year, bits bit(5), yes tinyint(1), raw varbinary(8),"
            + " d double, made timestamp(6) NULL)");
    String row =
        "'{\"pickup\": {\"station\": \"FCO\", \"days\": [1, 2.5, true, null]}, \"text\": \"é\"}',"
            + " 'b', 'x,y', '10:11:12.345', 2026, 5, 1, x'00ff', 0.1, '2026-05-01 10:00:00.123456')";
    server.run("INSERT INTO quotes VALUES (1, " + row);
    try (Reading reading = Reading.begin(server.source())) {
      reading.untilRows(1);
      server.run("INSERT INTO quotes VALUES (2, " + row);
      reading.untilRows(2);
      String read = Reading.value(reading.rows().get(0));
      String followed = Reading.value(reading.rows().get(1));

      // Documents are the same but for white space.
      assertThat(JSON.readTree(followed))
          .isEqualTo(JSON.readTree(read.replace("\"id\":1", "\"id\":2")));
      assertThat(followed)
          .contains("\"station\":\"FCO\"", "\"text\":\"é\"")
          .contains("\"kind\":\"b\"", "\"flags\":\"x,y\"", "\"at\":\"10:11:12.345\"")
          .contains("\"built\":2026", "\"yes\":1", "\"raw\":\"AP8=\"", "\"d\":0.1")
          .contains("\"made\":\"2026-05-01T10:00:00.123456Z\"");
    }
  }

  @Test
  void shouldNotFollowALogOfPartialDocuments() {
    server.run(TABLE, "SET GLOBAL binlog_row_value_options = 'PARTIAL_JSON'");
    try {
      assertThat(failure(server.source()))
          .contains("binlog_row_value_options is PARTIAL_JSON; set binlog_row_value_options = ''");
    } finally {
      server.run("SET GLOBAL binlog_row_value_options = ''");
    }
  }

  /** One step at a time, as the server wants it. */
  private void count(String... modes) {
    for (String mode : modes) {
      server.run("SET GLOBAL gtid_mode = '" + mode + "'");
    }
  }

  private static ResumeMark moved(ResumeMark mark, Resume resume) {
    return new ResumeMark(mark.partition(), mark.next(), resume.text(), mark.readUpTo());
  }
}
