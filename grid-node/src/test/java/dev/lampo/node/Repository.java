package dev.lampo.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of the project as they lie on disk, without what builds and tools leave there. */
final class Repository {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Set<String> NOT_OURS = Set.of("target", "run", ".git", ".idea", ".vscode");

  private Repository() {}

  /** Every file of the project; paths are absolute. */
  static List<Path> files() {
    return walk(ROOT).toList();
  }

  /** The files whose name ends so. */
  static List<Path> files(String ending) {
    return files().stream().filter(file -> file.toString().endsWith(ending)).toList();
  }

  /** The path as the project calls it. */
  static String name(Path file) {
    return ROOT.relativize(file).toString();
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(name(file), e);
    }
  }

  private static Stream<Path> walk(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> !NOT_OURS.contains(child.getFileName().toString()))
          .sorted()
          .toList()
          .stream()
          .flatMap(child -> Files.isDirectory(child) ? walk(child) : Stream.of(child));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
