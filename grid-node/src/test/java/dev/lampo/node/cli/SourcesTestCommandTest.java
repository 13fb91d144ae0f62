package dev.lampo.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lampo.node.Lampo;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Right and wrong settings, tried against a real table. */
class SourcesTestCommandTest {
  private static final Path REFERENCE = Path.of("..", "config", "reference");
  private static EmbeddedPostgres server;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void start() throws IOException, SQLException {
    server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .start();
    execute(
        "CREATE TABLE quotes (id TEXT, version BIGINT, email TEXT, station TEXT, pickup_at"
            + " TIMESTAMP, return_at TIMESTAMP, price NUMERIC(10,2), quoted_at TIMESTAMPTZ)");
    execute(
        "INSERT INTO quotes SELECT 'q' || i, i, 'a@example.org', CASE i WHEN 3 THEN 'NOWHERE' ELSE"
            + " 'FCO' END, TIMESTAMP '2026-12-01 10:00', TIMESTAMP '2026-12-05 10:00', 99.50,"
            + " TIMESTAMPTZ '2026-11-22 09:00:00Z' FROM generate_series(1, 25) i");
    execute("CREATE TABLE empty AS SELECT * FROM quotes WHERE false");
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Test
  void shouldShowWhatRecordsBecomeAndWhatWouldBeRejected() throws IOException {
    int exit = run(table("quotes"));

    assertThat(out.toString())
        .contains("quote table:q1, version 1")
        .contains("pickup     FCO (group ")
        .contains("at 2026-12-01T10:00")
        .contains("price      99.5 EUR")
        .contains("REJECTED, unknown-station")
        .contains("NOWHERE")
        .contains("source table: answered, 10 records read, 9 mapped, 1 rejected");
    assertThat(exit).isZero();
  }

  @Test
  void shouldSpeakJson() throws IOException {
    int exit = run(table("quotes").replace("increasing\n    column: version", "whole"), "--json");

    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    assertThat(lines).hasSize(11);
    assertThat(lines.get(0).get("id").asText()).isEqualTo("table:q1");
    assertThat(lines.get(0).get("price").decimalValue()).isEqualByComparingTo("99.5");
    assertThat(lines.get(2).get("outcome").asText()).isEqualTo("rejected");
    assertThat(lines.get(10).get("mapped").asInt()).isEqualTo(9);
    assertThat(exit).isZero();
  }

  @Test
  void shouldTakeAnEmptyTableForGood() throws IOException {
    assertThat(run(table("empty"))).isZero();
    assertThat(out.toString()).contains("source table: answered, and is empty");
  }

  @Test
  void shouldNotWaitForSomebodyToStoreWhichFilesItChose() throws IOException {
    Path files = Files.createDirectory(folder.resolve("in"));
    Files.writeString(
        files.resolve("quotes-1.csv"),
        """
        id,version,email,station,pickup_at,return_at,price,quoted_at
        q1,1,a@example.org,FCO,2026-12-01T10:00,2026-12-05T10:00,99.50,2026-11-22T09:00:00Z
        """);
    String yaml =
        "sources:\n  table:\n    kind: files\n    folder: \"%s\"\n    settleAfter: 1ms\n    format: csv\n"
                .formatted(files)
            + table("quotes").substring(table("quotes").indexOf("    id:"));

    assertThat(run(yaml)).isZero();
    assertThat(out.toString()).contains("answered, 1 records read, 1 mapped, 0 rejected");
  }

  @Test
  void shouldFailWhereNothingCanBeUsedOrNothingAnswers() throws IOException {
    assertThat(run(table("quotes").replace("{field: pickup_at}", "{field: pickup}"))).isEqualTo(1);
    assertThat(out.toString()).contains("missing-field").contains("0 mapped, 10 rejected");

    assertThat(run(table("absent"))).isEqualTo(1);
    assertThat(out.toString()).contains("FAILED, table absent").contains("create it");
  }

  @Test
  void shouldReportEveryProblemOfTheFile() throws IOException {
    int exit = run(table("quotes").replace("mode:", "mdoe:").replace("unit: major", "unit: x"));

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString())
        .contains("The configuration is refused:")
        .contains("mdoe: unknown key; did you mean \"mode\"?")
        .contains("price.unit");
  }

  @Test
  void shouldRefuseANameThatIsNotThereAndWrongUsage() throws IOException {
    assertThat(run(table("quotes"), "other")).isEqualTo(2);
    assertThat(err.toString()).contains("no source is called other; there are table");
    assertThat(run(table("quotes"), "--records", "0")).isEqualTo(2);
    assertThat(run(table("quotes"), "--timeout", "5")).isEqualTo(2);
    assertThat(err.toString()).contains("expected a time such as 500ms").contains("found \"5\"");
    assertThat(lampo("sources")).isEqualTo(2);
    assertThat(lampo("sources", "test", "--reference", "x")).isEqualTo(2);
  }

  @Test
  void shouldFailWhereKafkaDoesNotAnswer() throws IOException {
    String kafka =
        Files.readString(Path.of("..", "config", "sources.yaml"))
            .replace("${env:LAMPO_KAFKA:127.0.0.1:29092}", "127.0.0.1:1");

    assertThat(run(kafka, "--timeout", "900ms")).isEqualTo(1);
    assertThat(out.toString())
        .contains("source brokers: FAILED, topic quotes at 127.0.0.1:1: no answer in time");
  }

  private int run(String yaml, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("sources.yaml"), yaml);
    List<String> all = new ArrayList<>(List.of("sources", "test"));
    all.addAll(List.of(more));
    all.addAll(List.of("--sources", file.toString(), "--reference", REFERENCE.toString()));
    return lampo(all.toArray(String[]::new));
  }

  private int lampo(String... arguments) {
    return Lampo.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private static String table(String table) {
    return """
        sources:
          table:
            kind: jdbc
            url: %s
            user: postgres
            table: %s
            mode: increasing
            column: version
            id: {field: id}
            version: {field: version}
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
        .formatted(server.getJdbcUrl("postgres", "postgres"), table);
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
