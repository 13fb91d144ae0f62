package dev.lampo.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveDemoTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"/tmp/lampo-demo-1/sources.yaml", "/a b/$HOME/*", "/it's/\"here\"", "/a;b&c"})
  void shouldPrintPathsThatAShellReadsAsTheyAre(String path) throws IOException {
    Process shell =
        new ProcessBuilder("sh", "-c", "printf '%s|' " + LiveDemo.word(Path.of(path)))
            .redirectErrorStream(true)
            .start();
    String read = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(read).isEqualTo(path + "|");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/tmp/lampo-demo-1/sources.yaml", "../config/reference"})
  void shouldLeavePlainPathsAlone(String path) {
    assertThat(LiveDemo.word(Path.of(path))).isEqualTo(path);
  }
}
