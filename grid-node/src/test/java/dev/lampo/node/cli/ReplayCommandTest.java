package dev.lampo.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.node.cli.CliGrid.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReplayCommandTest {
  @ParameterizedTest
  @CsvSource({"--cause,unknown-station", "--source,b"})
  void shouldRefuseIdsBesideAnotherChoice(String option, String value) {
    Outcome outcome =
        CliGrid.runAnywhere(
            new ReplayCommand(), "b/0/1", option, value, "--address", "127.0.0.1:1");

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("not both");
  }
}
