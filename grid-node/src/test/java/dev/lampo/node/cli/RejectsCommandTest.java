package dev.lampo.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.node.cli.CliGrid.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class RejectsCommandTest {
  private static CliGrid grid;

  @BeforeAll
  static void start() {
    grid = new CliGrid();
  }

  @AfterAll
  static void stop() {
    grid.close();
  }

  @Test
  void shouldListTheNewestFirst() {
    Outcome outcome = rejects();

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).contains("(2 shown; ").doesNotContain("\u001b");
    assertThat(outcome.out().indexOf("b/0/2")).isLessThan(outcome.out().indexOf("b/0/1"));
  }

  @Test
  void shouldChooseByCauseAndSource() {
    assertThat(rejects("--cause", "unknown-station", "--source", "b").out())
        .contains("b/0/1")
        .doesNotContain("b/0/2");
    assertThat(rejects("--source", "other").out()).contains("(0 shown; ");
    assertThat(rejects("--limit", "1").out()).contains("b/0/2").doesNotContain("b/0/1");
  }

  @Test
  void shouldPrintJson() {
    assertThat(rejects("--json", "--cause", "invalid-value").out())
        .startsWith("{\"committed_at\":\"2026-11-22T10:00:02Z\",\"id\":\"b/0/2\"")
        .endsWith("}\n");
  }

  @Test
  void shouldShowOneInFull() {
    assertThat(rejects("--show", "b/0/2").out())
        .contains("cause             invalid-value")
        .contains("payload           {\"id\":2}");
    Outcome none = rejects("--show", "b/0/9");
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.err()).contains("no reject b/0/9");
  }

  @Test
  void shouldRefuseAnUnknownCauseAndNameTheKnown() {
    Outcome outcome = rejects("--cause", "bad");

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("bad").contains("unknown-station");
  }

  private static Outcome rejects(String... arguments) {
    return grid.run(new RejectsCommand(), arguments);
  }
}
