package dev.lampo.jobs.copy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL that keeps its promises: synchronous, with fsync. */
public final class TestServer implements AutoCloseable {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static TestServer shared;

  private final Path data;
  private EmbeddedPostgres postgres;

  private TestServer(Path data, int port) {
    this.data = data;
    this.postgres = start(data, port);
  }

  /** One for all test classes; it ends with the JVM. */
  public static synchronized TestServer shared() {
    if (shared == null) {
      shared = new TestServer(null, 0);
    }
    return shared;
  }

  /** One of its own, to be killed. */
  public static TestServer in(Path data) {
    return new TestServer(data, 0);
  }

  /** Settings of a new, empty database. */
  public CopySettings newDatabase() {
    String name = "copy" + DATABASES.incrementAndGet();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create a database", e);
    }
    return CopySettings.of(
        "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + name, "postgres", "postgres");
  }

  /** Kills every process of the server with SIGKILL. */
  public void kill() throws IOException {
    String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
    ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    List<ProcessHandle> processes = new ArrayList<>(postmaster.descendants().toList());
    processes.add(0, postmaster);
    processes.forEach(ProcessHandle::destroyForcibly);
    processes.forEach(process -> process.onExit().join());
    // Lets go of the lock on the directory; there is nothing left to stop, and it says so.
    postgres.close();
  }

  /** Starts the server again on what it left behind, under the same port. */
  public void restart() {
    postgres = start(data, postgres.getPort());
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }

  private static EmbeddedPostgres start(Path data, int port) {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setPGStartupWait(Duration.ofSeconds(60));
    if (data != null) {
      builder.setDataDirectory(data).setCleanDataDirectory(false);
    }
    if (port != 0) {
      builder.setPort(port);
    }
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start PostgreSQL", e);
    }
  }
}
