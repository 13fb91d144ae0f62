package dev.lampo.node.cli;

import dev.lampo.matching.file.BadFileException;
import dev.lampo.matching.file.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be known to be wrong before any work is done. */
final class ResolveChecks {
  private ResolveChecks() {}

  /**
   * Refuses files that cannot be written, and those that would replace an input or each other.
   *
   * @param outputs by their options; null where one is not asked for
   * @param inputs what is read
   */
  static void outputs(Map<String, Path> outputs, List<Path> inputs) {
    Map<String, Path> seen = new LinkedHashMap<>();
    outputs.forEach(
        (option, file) -> {
          if (file == null) {
            return;
          }
          check(option, file);
          for (Path input : inputs) {
            if (same(file, input)) {
              throw new BadFileException(
                  option + ": " + file + " is read as well; name another file");
            }
          }
          seen.forEach(
              (before, other) -> {
                if (same(file, other)) {
                  throw new BadFileException(
                      option + " and " + before + " both name " + file + "; name two files");
                }
              });
          seen.put(option, file);
        });
  }

  private static void check(String option, Path file) {
    try {
      WholeFile.check(file);
    } catch (BadFileException e) {
      throw new BadFileException(option + ": " + e.getMessage());
    }
  }

  /** Pipes and terminals may be named twice. */
  private static boolean same(Path file, Path other) {
    try {
      return Files.exists(file) && Files.exists(other)
          ? Files.isRegularFile(file) && Files.isSameFile(file, other)
          : file.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
