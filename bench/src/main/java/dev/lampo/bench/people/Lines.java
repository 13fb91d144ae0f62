package dev.lampo.bench.people;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lists of names that lie beside this class. */
final class Lines {
  private Lines() {}

  /** The lines of a list in their order, without its remarks. */
  static List<String> of(String list) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Lines.class.getResourceAsStream(list), StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
