package dev.lampo.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where a demo keeps its data: a fresh directory that goes with it, or one that stays. */
public final class WorkDirectory implements AutoCloseable {
  private final Path path;
  private final boolean temporary;

  private WorkDirectory(Path path, boolean temporary) {
    this.path = path;
    this.temporary = temporary;
  }

  /** The given directory, made where it is missing; a temporary one where none is given. */
  public static WorkDirectory of(Path given) {
    try {
      return given == null
          ? new WorkDirectory(Files.createTempDirectory("lampo-demo-"), true)
          : new WorkDirectory(Files.createDirectories(given.toAbsolutePath().normalize()), false);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the directory of the demo: " + given, e);
    }
  }

  /** The directory. */
  public Path path() {
    return path;
  }

  boolean isEmpty() {
    try (Stream<Path> files = Files.list(path)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + path, e);
    }
  }

  /** Removes a temporary directory with all that is in it. */
  @Override
  public void close() {
    if (!temporary || !Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + path, e);
    }
  }
}
