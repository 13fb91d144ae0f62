package dev.lampo.matching.normal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the word lists that lie beside this package: lines of {@code meaning = one, other}, and
 * comments after a #.
 */
final class Lexicon {
  /** One line: what is meant, and how it is said. */
  record Entry(String meaning, List<String> said) {
    Entry {
      said = List.copyOf(said);
    }
  }

  private Lexicon() {}

  /** The entries of that file, in its order. */
  static List<Entry> entries(String file) {
    List<Entry> entries = new ArrayList<>();
    for (String line : lines(file)) {
      int equals = line.indexOf('=');
      if (equals < 0) {
        throw new IllegalStateException("line without = in " + file + ": " + line);
      }
      entries.add(new Entry(line.substring(0, equals).strip(), said(line.substring(equals + 1))));
    }
    return entries;
  }

  /** The lines of that file, without comments and empty ones. */
  static List<String> lines(String file) {
    try (InputStream stream = Lexicon.class.getResourceAsStream(file);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static List<String> said(String list) {
    List<String> said = new ArrayList<>();
    for (String each : list.split(",")) {
      if (!each.isBlank()) {
        said.add(each.strip());
      }
    }
    return said;
  }
}
