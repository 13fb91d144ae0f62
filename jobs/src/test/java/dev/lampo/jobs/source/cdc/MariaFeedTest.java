package dev.lampo.jobs.source.cdc;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A table of MariaDB. */
class MariaFeedTest extends BinlogOverWire {
  @TempDir private static Path folder;
  private static MariaFixture running;

  @BeforeAll
  static void start() throws IOException {
    running = MariaFixture.start(folder);
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
    return "BINLOG MONITOR";
  }
}
