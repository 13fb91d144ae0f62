package dev.lampo.demo.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.node.Lampo;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lampo sources test} with real servers whose log is followed. */
class SourcesTestOnLogsTest {
  private static final String PASSWORD = "right-one";
  private static final String WRONG = "wrong-one";

  /** What a sample of PostgreSQL could leave, and whoever is still connected. */
  private static final String TRACES_OF_POSTGRES =
      """
      SELECT 'slot ' || slot_name FROM pg_replication_slots
      UNION ALL SELECT 'publication ' || pubname FROM pg_publication
      UNION ALL SELECT 'table ' || tablename FROM pg_tables
                WHERE schemaname = 'public' AND tablename <> 'quotes'
      UNION ALL SELECT 'connection ' || backend_type FROM pg_stat_activity
                WHERE usename = 'lampo' AND pid <> pg_backend_pid()
      """;

  private static final String TRACES_OF_MARIADB =
      """
      SELECT CONCAT('table ', table_schema, '.', table_name) FROM information_schema.tables
      WHERE table_schema NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys')
            AND table_name <> 'quotes'
      UNION ALL SELECT CONCAT('connection ', command) FROM information_schema.processlist
                WHERE user = 'lampo' AND id <> CONNECTION_ID()
      """;

  @TempDir private Path directory;

  @Test
  void shouldTryATableOfPostgresAndLeaveNoTrace() throws IOException, SQLException {
    try (Warden warden = Warden.start()) {
      PostgresServer server =
          new PostgresServer(
              directory.resolve("postgres"),
              directory.resolve("postgres.log"),
              new Ports().free(),
              warden,
              true);
      server.start();
      String admin = server.url() + "?user=postgres";
      try (Connection connection = server.connect()) {
        fill(connection, "timestamptz");
      }
      try (Connection connection = DriverManager.getConnection(admin)) {
        askForThePassword(connection);
      }

      assertThat(run("postgres", server.port(), "lampo", "public.quotes", PASSWORD))
          .contains("quote shop:q1, version ", "at 2026-12-01T10:00", "price      99.5 EUR")
          .contains("REJECTED, unknown-station", "10 records read, 9 mapped, 1 rejected")
          .contains("exit 0");
      assertThat(run("postgres", server.port(), "lampo", "public.absent", PASSWORD))
          .contains("FAILED", "table public.absent does not exist in database lampo")
          .contains("exit 1");
      assertThat(run("postgres", server.port(), "lampo", "public.quotes", WRONG))
          .contains("FAILED", "the server refuses user lampo; check user, password")
          .contains("exit 1")
          .doesNotContain(WRONG);

      awaitNoTrace(admin, TRACES_OF_POSTGRES);
      server.stop();
    }
  }

  @Test
  void shouldTryATableOfMariaAndLeaveNoTrace() throws IOException, SQLException {
    try (Warden warden = Warden.start()) {
      MariaServer server =
          new MariaServer(
              directory.resolve("mariadb"),
              directory.resolve("mariadb.log"),
              new Ports().free(),
              PASSWORD,
              warden);
      server.start();
      try (Connection connection = server.connect()) {
        fill(connection, "timestamp");
      }

      assertThat(run("mariadb", server.port(), "brokers", "brokers.quotes", PASSWORD))
          .contains("quote shop:q1, version ", "at 2026-12-01T10:00", "price      99.5 EUR")
          .contains("REJECTED, unknown-station", "10 records read, 9 mapped, 1 rejected")
          .contains("exit 0");
      assertThat(run("mariadb", server.port(), "brokers", "brokers.absent", PASSWORD))
          .contains("FAILED", "table brokers.absent does not exist or user lampo may not see it")
          .contains("exit 1");
      assertThat(run("mariadb", server.port(), "brokers", "brokers.quotes", WRONG))
          .contains("FAILED", "the server refuses user lampo; check user and password")
          .contains("exit 1")
          .doesNotContain(WRONG);

      awaitNoTrace(server.url() + "?user=lampo&password=" + PASSWORD, TRACES_OF_MARIADB);
      server.stop();
    }
  }

  private String run(String kind, int port, String database, String table, String password)
      throws IOException {
    Path file = directory.resolve("sources.yaml");
    Files.writeString(file, yaml(kind, port, database, table, password));
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);
    int exit =
        Lampo.commandLine()
            .setOut(writer)
            .setErr(writer)
            .execute(
                "sources",
                "test",
                "--sources",
                file.toString(),
                "--reference",
                "../config/reference",
                "--timeout",
                "60s");
    return out + "exit " + exit;
  }

  private static String yaml(
      String kind, int port, String database, String table, String password) {
    return """
        sources:
          shop:
            kind: %s
            host: 127.0.0.1
            port: %d
            database: %s
            user: lampo
            password: %s
            table: %s
            id: key
            quote:
              broker: {constant: italcar}
              customer:
                key: {firstOf: [email]}
                email: {field: email}
              pickupStation: {field: station}
              pickupAt: {field: pickup_at}
              returnStation: {constant: FCO}
              returnAt: {field: return_at}
              carClass: {constant: ECMR}
              price: {field: price, unit: major}
              currency: {constant: EUR}
              quotedAt: {field: quoted_at, format: iso-instant}
        """
        .formatted(kind, port, database, password, table);
  }

  /** Ten quotes, one of them at a station that nobody knows. */
  private static void fill(Connection connection, String instant) throws SQLException {
    String clock = instant.equals("timestamp") ? "datetime" : "timestamp";
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE quotes (id varchar(20) PRIMARY KEY, email varchar(80), station varchar(20),"
              + " pickup_at %1$s, return_at %1$s, price numeric(10, 2), quoted_at %2$s)"
                  .formatted(clock, instant));
      for (int i = 1; i <= 10; i++) {
        statement.execute(
            "INSERT INTO quotes VALUES ('q%d', 'a@example.org', '%s', '2026-12-01 10:00',"
                    .formatted(i, i == 3 ? "NOWHERE" : "FCO")
                + " '2026-12-05 10:00', 99.50, '2026-11-22 09:00:00')");
      }
    }
  }

  /** The embedded server trusts everybody else. */
  private static void askForThePassword(Connection admin) throws SQLException, IOException {
    try (Statement statement = admin.createStatement()) {
      statement.execute("ALTER ROLE lampo PASSWORD '" + PASSWORD + "'");
      try (ResultSet row = statement.executeQuery("SHOW hba_file")) {
        row.next();
        Path rules = Path.of(row.getString(1));
        String rule = "host all lampo 127.0.0.1/32 scram-sha-256\n";
        Files.writeString(rules, rule + Files.readString(rules));
      }
      statement.execute("SELECT pg_reload_conf()");
    }
  }

  /** A server notices later that a connection has ended; MariaDB with the second of its beats. */
  private static void awaitNoTrace(String url, String sql) {
    Wait.until(() -> traces(url, sql).isEmpty(), Duration.ofMillis(50), Duration.ofSeconds(40));
    assertThat(traces(url, sql)).isEmpty();
  }

  private static List<String> traces(String url, String sql) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> traces = new ArrayList<>();
      while (row.next()) {
        traces.add(row.getString(1));
      }
      return traces;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
