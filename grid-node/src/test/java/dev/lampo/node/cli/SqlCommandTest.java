package dev.lampo.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.node.cli.CliGrid.Outcome;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class SqlCommandTest {
  @AutoClose private static final CliGrid grid = new CliGrid();

  @Test
  void shouldPrintAnAlignedTableWithAFooter() {
    Outcome outcome =
        sql("SELECT id, price, customer_name FROM quotes WHERE version < 9007199254740995");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out().lines().toList())
        .contains(
            " id  | price | customer_name",
            "-----+-------+---------------",
            " b:0 |  10.5 | Verdi, \"Anna\"",
            " b:1 |  11.5 | NULL");
    assertThat(outcome.out())
        .containsPattern("\\(2 rows in .+; as of 2026-11-22T10:00:00Z, lag .+\\)");
  }

  @Test
  void shouldPrintCsv() {
    Outcome outcome =
        sql(
            "--format",
            "csv",
            "SELECT id, customer_name, customer_email FROM quotes"
                + " WHERE version < 9007199254740995 ORDER BY id");

    assertThat(outcome.out())
        .isEqualTo(
            "id,customer_name,customer_email\r\nb:0,\"Verdi, \"\"Anna\"\"\",\r\nb:1,,\"\"\r\n");
  }

  @Test
  void shouldPrintJsonWithEveryDigit() {
    Outcome outcome =
        sql(
            "--format",
            "json",
            "SELECT version, price, customer_name, pickup_day, quoted_at, price > 1 AS dear"
                + " FROM quotes WHERE id = 'b:7'");

    assertThat(outcome.out())
        .isEqualTo(
            "{\"version\":9007199254741000,\"price\":17.5,\"customer_name\":null,"
                + "\"pickup_day\":\"2026-12-04\",\"quoted_at\":\"2026-11-22T10:00:00Z\","
                + "\"dear\":true}\n");
  }

  @Test
  void shouldCutAtTheLimitAndSaySo() {
    Outcome table = sql("--limit", "3", "SELECT id FROM quotes");
    assertThat(table.out()).contains("(3 rows in ").contains("only the first 3 are shown");
    Outcome csv = sql("--limit", "3", "--format", "csv", "SELECT id FROM quotes");
    assertThat(csv.out().lines()).hasSize(4);
    assertThat(csv.err()).contains("only the first 3 are shown");
  }

  @Test
  void shouldSayWhatFailedAndExitWithOne() {
    Outcome outcome = sql("SELECT * FROM quote");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("UNKNOWN_MAP: ").contains("quote");
  }

  @Test
  void shouldReadStatementsFromAPipe() {
    Outcome outcome =
        piped(
            """
            -- a report; with a semicolon in its comment
            SELECT COUNT(*) AS n
              FROM quotes WHERE broker <> 'a;b'; SELECT 'x;y' AS text FROM quotes
            LIMIT 1;
            \\d quotes
            SELECT COUNT(*) AS m FROM rejects
            """);

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).contains(" 20\n").contains(" x;y\n").contains(" pickup_day ");
    assertThat(outcome.out()).contains(" m\n");
  }

  @Test
  void shouldStopAPipeAtTheFirstFailure() {
    Outcome outcome = piped("SELEC 1;\nSELECT COUNT(*) AS n FROM quotes;\n");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("INVALID_SQL");
  }

  @Test
  void shouldListTablesAndKnowItsCommands() {
    assertThat(piped("\\d\n\\q\nSELECT nonsense;\n").out())
        .contains(" quotes\n")
        .contains(" source_health\n");
    assertThat(piped("\\x\n").err()).contains("\\d TABLE");
  }

  @Test
  void shouldNotLetARecordMoveTheCursor() {
    Outcome outcome = sql("SELECT detail FROM rejects");

    assertThat(outcome.out()).contains("\\u001b[2JXXX").doesNotContain("\u001b");
  }

  @Test
  void shouldRefuseWrongUsage() {
    assertThat(sql("--limit", "0", "SELECT 1").exit()).isEqualTo(2);
    assertThat(sql("--format", "xml", "SELECT 1").exit()).isEqualTo(2);
    assertThat(sql("--timeout", "soon", "SELECT 1").exit()).isEqualTo(2);
  }

  @Test
  void shouldSayThatNoNodeAnswers() {
    Outcome outcome =
        CliGrid.runAnywhere(
            new SqlCommand(), "SELECT 1", "--address", "127.0.0.1:1", "--timeout", "500ms");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.err()).startsWith("UNREACHABLE: ").contains("127.0.0.1:1");
  }

  private static Outcome sql(String... arguments) {
    return grid.run(new SqlCommand(), arguments);
  }

  private static Outcome piped(String text) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    try {
      return sql();
    } finally {
      System.setIn(before);
    }
  }
}
