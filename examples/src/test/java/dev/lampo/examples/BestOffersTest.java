package dev.lampo.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example against a member in another JVM. */
final class BestOffersTest {
  @Test
  void shouldPrintTheLatestEnquiriesOfANodeInItsOwnJvm() throws Exception {
    Process node = start();
    try (BufferedReader said = node.inputReader(StandardCharsets.UTF_8)) {
      String ready =
          said.lines().filter(line -> line.startsWith(NodeProcess.READY)).findFirst().orElseThrow();
      String printed = printed(ready.substring(NodeProcess.READY.length()).split(" "));
      assertThat(printed.lines().toList())
          .hasSize(21)
          .startsWith(
              "2026-11-22T10:00:11Z  FCO/2026-12-12          E-b:11",
              "    111 EUR by italcar; 111 PLN by wawacar");
      assertThat(printed).contains("10 enquiries, as of 20").doesNotContain("E-b:1\n");
    } finally {
      node.destroyForcibly().waitFor();
    }
  }

  private static String printed(String... arguments) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      BestOffers.main(arguments);
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Process start() throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            NodeProcess.class.getName());
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
