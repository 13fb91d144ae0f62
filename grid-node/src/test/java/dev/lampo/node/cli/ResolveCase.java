package dev.lampo.node.cli;

import dev.lampo.node.Lampo;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A file of made-up people and what the command says of it. */
abstract class ResolveCase {
  static final String RULES = Path.of("..", "config", "rules", "people.yaml").toString();
  static final String HEADER = "id,name,city,born,person,note\n";

  @TempDir Path folder;
  final List<String> rows = new ArrayList<>();
  String out;
  String err;

  @BeforeEach
  void make() throws IOException {
    Random random = new Random(17);
    String[] syllables = "ro ma bel ric fer con gal ti ni ber lu mo ver san pa gri".split(" ");
    String[] given = "Anna Marco Giulia Luca Sara Paolo Elena Davide Chiara Ivo".split(" ");
    for (int person = 0; person < 150; person++) {
      String name = given[random.nextInt(10)] + " ";
      for (int i = 0; i < 3; i++) {
        name += syllables[random.nextInt(16)];
      }
      String rest =
          String.format(
              ",%s,19%d-%02d-%02d,p%d,",
              syllables[random.nextInt(16)] + "ona",
              40 + random.nextInt(60),
              1 + random.nextInt(12),
              1 + random.nextInt(28),
              person);
      for (int copy = random.nextInt(3); copy >= 0; copy--) {
        rows.add((1000 + rows.size()) + "," + name + (copy == 1 ? "o" : "") + rest);
      }
    }
    Files.writeString(in(), HEADER + String.join("\n", rows) + "\n");
  }

  Path in() {
    return file("in.csv");
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** Runs with the names of outputs taken from the folder. */
  int run(Path input, String... options) {
    StringWriter outText = new StringWriter();
    StringWriter errText = new StringWriter();
    List<String> arguments = new ArrayList<>(List.of("resolve", input.toString()));
    String before = "";
    for (String option : options) {
      boolean output =
          Stream.of("--out", "--golden", "--report", "--save-model", "--write-rules")
              .anyMatch(before::equals);
      arguments.add(output ? file(option).toString() : option);
      before = option;
    }
    int exit =
        Lampo.commandLine()
            .setOut(new PrintWriter(outText))
            .setErr(new PrintWriter(errText))
            .execute(arguments.toArray(String[]::new));
    out = outText.toString();
    err = errText.toString();
    return exit;
  }
}
