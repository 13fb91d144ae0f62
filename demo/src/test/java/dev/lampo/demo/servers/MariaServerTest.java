package dev.lampo.demo.servers;

import static org.assertj.core.api.Assertions.assertThat;

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
      MariaServer server =
          new MariaServer(
              directory.resolve("mariadb"),
              directory.resolve("mariadb.log"),
              new Ports().free(),
              "secret",
              warden);
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
