package dev.lampo.jobs.source.cdc;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests over one real server for the whole class, emptied after each of them. */
abstract class FeedOnPostgres {
  @TempDir static Path folder;
  static PostgresFixture server;

  @BeforeAll
  static void start() throws IOException {
    server = PostgresFixture.start(folder);
  }

  @AfterEach
  void reset() {
    server.reset();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }
}
