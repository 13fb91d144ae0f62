package dev.lampo.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.model.GridMaps;
import dev.lampo.model.RestoreState;
import dev.lampo.node.cli.CliGrid.Outcome;
import org.junit.jupiter.api.Test;

final class AuditCommandTest {
  private static final String NOBODY = "127.0.0.1:1";

  @Test
  void shouldCompareNothingWhileTheMapsAreFilled() {
    try (CliGrid grid = new CliGrid()) {
      GridMaps.GRID_STATE.in(grid.member()).put(RestoreState.WHOLE, 0L);

      Outcome outcome = grid.run(new AuditCommand());

      assertThat(outcome.exit()).isEqualTo(1);
      assertThat(outcome.out()).isEmpty();
      assertThat(outcome.err()).startsWith("REBUILDING: run 1 is filling the maps").hasLineCount(1);
    }
  }

  @Test
  void shouldRefuseANegativeLimitBeforeItConnects() {
    Outcome outcome =
        CliGrid.runAnywhere(
            new AuditCommand(), "--limit", "-1", "--address", NOBODY, "--timeout", "500ms");

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("--limit is negative: -1");
  }

  @Test
  void shouldSayThatNoNodeAnswers() {
    Outcome outcome =
        CliGrid.runAnywhere(new AuditCommand(), "--address", NOBODY, "--timeout", "500ms");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.err()).startsWith("UNREACHABLE: ").contains(NOBODY);
  }
}
