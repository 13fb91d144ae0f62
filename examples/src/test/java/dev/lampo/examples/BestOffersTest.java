package dev.lampo.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The example against a member in another JVM. */
final class BestOffersTest {
  @Test
  void shouldPrintTheLatestEnquiriesOfANodeInItsOwnJvm() throws Exception {
    String cluster = "examples-" + UUID.randomUUID();
    int port = freePort();
    Process node = start(port, cluster);
    try (BufferedReader said = node.inputReader(StandardCharsets.UTF_8)) {
      assertThat(said.lines().anyMatch("ready"::equals)).isTrue();
      String printed = printed("127.0.0.1:" + port, cluster);
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

  private static String printed(String address, String cluster) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      BestOffers.main(new String[] {address, cluster});
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Process start(int port, String cluster) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            NodeProcess.class.getName(),
            Integer.toString(port),
            cluster);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
