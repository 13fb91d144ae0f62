package dev.lampo.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.node.cli.CliGrid.Outcome;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class RejectsCommandTest {
  @AutoClose private static final CliGrid grid = new CliGrid();

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

  @Test
  void shouldReplayOnlyWhatWasAskedFor() {
    Outcome outcome = grid.run(new ReplayCommand(), "--cause", "missing-field", "--source", "b");
    assertThat(outcome.out()).isEqualTo("0 of 0 rejects could be used now\n");
    assertThat(outcome.exit()).isZero();
    assertThat(grid.run(new ReplayCommand(), "--source", "other").out()).startsWith("0 of 0 ");
  }

  private static Outcome rejects(String... arguments) {
    return grid.run(new RejectsCommand(), arguments);
  }
}
