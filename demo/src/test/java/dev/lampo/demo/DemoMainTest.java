package dev.lampo.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.demo.traffic.TrafficFiles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class DemoMainTest {
  @TempDir Path directory;

  @Test
  void shouldWriteTrafficAndTruth() {
    int exit = execute("--write", directory.toString(), "--quotes", "500", "--seed", "3");
    assertThat(exit).isZero();
    assertThat(directory.resolve(TrafficFiles.TRAFFIC)).isNotEmptyFile();
    assertThat(directory.resolve(TrafficFiles.TRUTH)).isNotEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--nodes 0", "--rate -1", "--input x", "--check --truth x", "--quotes 0", "--no"})
  void shouldRefuseWrongArguments(String arguments) {
    assertThat(execute(arguments.split(" "))).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --check --port 5701              | --port does nothing with --check
          --check --rate 200               | --rate does nothing with --check
          --write x --rate 200             | --rate does nothing with --write
          --write x --nodes 2              | --nodes does nothing with --write
          --deadline 60                    | --deadline does nothing without --check
          --write x --deadline 60          | --deadline does nothing without --check
          --check --input x --quotes 5     | --quotes does nothing with --input
          --check --write x                | --check and --write exclude each other
          """)
  void shouldRefuseWhatWouldDoNothing(String arguments, String why) {
    StringWriter said = new StringWriter();
    CommandLine command = DemoMain.commandLine().setErr(new PrintWriter(said));
    assertThat(command.execute(arguments.split(" "))).isEqualTo(2);
    assertThat(said.toString()).startsWith(why);
  }

  @Test
  void shouldNameTheDefaultsOfSources() {
    assertThat(DemoMain.commandLine().getUsageMessage().replaceAll("\\s+", " "))
        .contains("of a check or of files that are written: kafka; with --input: all");
  }

  @Test
  void shouldRefuseToCheckOverOldData() throws Exception {
    Files.writeString(directory.resolve("old"), "data");
    assertThat(execute("--check", "--dir", directory.toString())).isEqualTo(2);
    assertThat(directory.resolve("old")).exists();
  }

  private static int execute(String... arguments) {
    CommandLine command = DemoMain.commandLine();
    command.setErr(new PrintWriter(new StringWriter()));
    return command.execute(arguments);
  }
}
