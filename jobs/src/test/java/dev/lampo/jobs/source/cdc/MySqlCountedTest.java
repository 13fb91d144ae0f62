package dev.lampo.jobs.source.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.lampo.jobs.source.ResumeMark;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of MySQL that counts its transactions (gtid_mode). */
class MySqlCountedTest extends FeedOnBinlog {
  @TempDir private static Path folder;
  private static MySqlFixture running;

  @BeforeAll
  static void start() throws IOException {
    running = MySqlFixture.start(folder, "--gtid-mode=ON", "--enforce-gtid-consistency=ON");
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

  /** Its count has gone beyond the stored one again, in a file that comes before the stored one. */
  @Test
  void shouldReadTheTableWholeWhenTheLogWasResetToFewerFiles() {
    server.forgetLog();
    server.run(
        "FLUSH BINARY LOGS",
        "FLUSH BINARY LOGS",
        TABLE,
        "INSERT INTO quotes (id) VALUES ('a'), ('b')");
    ResumeMark mark = markAfter(2);
    assertThat(sweepsFrom(mark)).isZero();
    server.forgetLog();
    for (int i = 0; i < 60; i++) {
      server.run("UPDATE quotes SET price = " + i + " WHERE id = 'b'");
    }

    assertThat(sweepsFrom(mark)).isOne();
  }

  /** Debezium would take up such a log in the midst of another transaction. */
  @Test
  void shouldNotFollowTransactionsThatBearATag() {
    assumeFalse(running.isBefore84(), "only newer servers know tags");
    server.run(TABLE, "SET gtid_next = 'AUTOMATIC:lampo'", "INSERT INTO quotes (id) VALUES ('a')");
    try {
      assertThat(failure(server.source())).contains("transactions that bear a tag");
    } finally {
      server.forgetLog();
    }
  }
}
