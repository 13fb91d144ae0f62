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
