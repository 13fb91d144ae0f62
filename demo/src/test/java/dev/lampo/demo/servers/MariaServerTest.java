package dev.lampo.demo.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MariaServerTest {
  @TempDir Path directory;

  @Test
  void shouldKeepCommitsWhenKilledAndEndWithItsWarden() throws SQLException {
    ProcessHandle last;
    try (Warden warden = Warden.start()) {
      MariaServer server = server(warden);
      server.start();
      run(server, "CREATE TABLE kept (id int PRIMARY KEY)", "INSERT INTO kept VALUES (42)");
      server.kill();

      server.start();
      assertThat(ask(server, "SELECT id FROM kept")).isEqualTo("42");
      assertThat(ask(server, "SELECT @@sync_binlog")).isEqualTo("1");
      server.stop();
      assertThat(server.process().isAlive()).isFalse();

      server.start();
      last = server.process();
    }
    assertThat(Wait.until(() -> !last.isAlive(), Duration.ofMillis(20), Duration.ofSeconds(20)))
        .isTrue();
  }

  @Test
  void shouldShowTheLogWhereItCannotMakeItsTables() throws IOException {
    try (Warden warden = Warden.start()) {
      // Something that takes no statements, and says why.
      Path binary = directory.resolve("mariadb/base/bin/mariadbd");
      Files.createDirectories(binary.getParent());
      Files.writeString(binary, "#!/bin/sh\nexec <&-\necho the disk is full\nexit 3\n");
      assertThat(binary.toFile().setExecutable(true)).isTrue();
      Path tables = directory.resolve("mariadb/base/share/mariadb_system_tables.sql");
      Files.createDirectories(tables.getParent());
      Files.writeString(tables, "SELECT 1;\n".repeat(100_000));
      assertThatThrownBy(server(warden)::start)
          .isInstanceOf(ServerException.class)
          // A pipe that broke, or one that Java closed because the process had ended already.
          .hasCauseInstanceOf(IOException.class)
          .hasMessageContaining("code 3")
          .hasMessageContaining("the disk is full");
    }
  }

  @Test
  void shouldNotTakeAnInterruptedStartForDone() throws SQLException {
    try (Warden warden = Warden.start()) {
      MariaServer server = server(warden);
      Thread.currentThread().interrupt();
      try {
        assertThatThrownBy(server::start)
            .isInstanceOf(ServerException.class)
            .hasMessageContaining("interrupted");
      } finally {
        assertThat(Thread.interrupted()).isTrue();
      }
      assertThat(directory.resolve("mariadb/prepared")).doesNotExist();

      server.start();
      assertThat(ask(server, "SELECT 1")).isEqualTo("1");
      server.stop();
    }
  }

  private MariaServer server(Warden warden) {
    return new MariaServer(
        directory.resolve("mariadb"),
        directory.resolve("mariadb.log"),
        new Ports().free(),
        "secret",
        warden);
  }

  private static void run(MariaServer server, String... statements) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String ask(MariaServer server, String sql) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
