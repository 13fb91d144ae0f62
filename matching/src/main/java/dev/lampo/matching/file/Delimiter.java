package dev.lampo.matching.file;

import java.nio.file.Path;
import java.util.List;

/** Finds out what separates the columns of a CSV file. */
final class Delimiter {
  private static final char[] KNOWN = {',', ';', '\t', '|', '%', '~', '^'};
  private static final int LINES = 50;

  private Delimiter() {}

  /** The one that parts the first lines most alike; a comma where there is one column only. */
  static char of(Path file, String sample) {
    List<String> lines = sample.lines().filter(line -> !line.isBlank()).limit(LINES).toList();
    char best = ',';
    double bestScore = 0;
    for (char each : KNOWN) {
      int inHeader = count(lines.get(0), each);
      if (inHeader > 0) {
        long alike = lines.stream().filter(line -> count(line, each) == inHeader).count();
        double score = (double) alike / lines.size() * Math.min(inHeader, 3);
        if (score > bestScore) {
          best = each;
          bestScore = score;
        }
      }
    }
    return best;
  }

  /** Refuses a header that is one column only because something else parts it. */
  static void requireOneColumn(Path file, String name, char delimiter) {
    for (char each : KNOWN) {
      if (each != delimiter && name.indexOf(each) >= 0) {
        throw new BadFileException(
            file
                + ":1: nothing is parted by "
                + shown(delimiter)
                + "; the columns seem to be parted by "
                + shown(each)
                + ": leave --delimiter out, or name that");
      }
    }
  }

  private static String shown(char delimiter) {
    return delimiter == '\t' ? "\\t" : "\"" + delimiter + "\"";
  }

  private static int count(String line, char delimiter) {
    int count = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      quoted ^= line.charAt(i) == '"';
      if (!quoted && line.charAt(i) == delimiter) {
        count++;
      }
    }
    return count;
  }
}
