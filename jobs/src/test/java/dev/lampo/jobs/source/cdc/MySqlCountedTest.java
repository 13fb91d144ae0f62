package dev.lampo.jobs.source.cdc;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
}
