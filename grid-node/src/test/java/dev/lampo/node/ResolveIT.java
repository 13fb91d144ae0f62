package dev.lampo.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A resolution that has too little memory, or that somebody ends. */
class ResolveIT {
  private static final String LAMPO = Repository.ROOT.resolve("lampo").toString();
  private static final String RULES =
      Repository.ROOT.resolve("config/rules/people.yaml").toString();
  private static final int ROWS = 150_000;
  private static final String BEFORE = "what was there before\n";

  @TempDir Path folder;

  @Test
  void shouldSayThatTheRecordsDoNotFitAndLeaveTheOldAnswer() throws Exception {
    write();

    Launched launched =
        Launched.run(
            folder,
            Map.of("LAMPO_BUILD", "never", "LAMPO_JAVA_OPTS", "-Xmx40m"),
            List.of(LAMPO, "resolve", "in.csv", "--rules", RULES, "--out", "out.csv"));

    assertThat(launched.exit()).as(launched.output()).isEqualTo(1);
    assertThat(launched.output())
        .contains("Failed: the records do not fit into the heap of")
        .contains("LAMPO_JAVA_OPTS=-Xmx1g")
        .doesNotContain("\tat ");
    assertThat(folder.resolve("out.csv")).hasContent(BEFORE);
    assertThat(files()).containsExactly("in.csv", "out.csv");
  }

  @Test
  void shouldLeaveNothingHalfWrittenWhenItIsInterrupted() throws Exception {
    write();
    ProcessBuilder builder =
        new ProcessBuilder(LAMPO, "resolve", "in.csv", "--rules", RULES, "--out", "out.csv")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("LAMPO_BUILD", "never");
    Process process = builder.start();
    try {
      // Amid the writing, where more could be left than at any other time.
      while (process.isAlive() && files().stream().noneMatch(name -> name.endsWith(".part"))) {
        LockSupport.parkNanos(1_000_000);
      }
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(files()).containsExactly("in.csv", "out.csv");
      String left = Files.readString(folder.resolve("out.csv"));
      assertThat(left.equals(BEFORE) || left.lines().count() == ROWS + 1).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  private void write() throws IOException {
    StringBuilder text = new StringBuilder("id,name,born,city\n");
    for (int i = 0; i < ROWS; i++) {
      String name = Integer.toString(i * 7919 % ROWS, 36).replaceAll("[0-9]", "o");
      text.append(i).append(",Ann").append(name).append(" Mor").append(name).append("elli,19");
      text.append(40 + i % 60).append("-0").append(1 + i % 9).append("-1").append(i % 10);
      text.append(",Roma\n");
    }
    Files.writeString(folder.resolve("in.csv"), text);
    Files.writeString(folder.resolve("out.csv"), BEFORE);
  }

  private List<String> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
