package dev.lampo.demo;

import dev.lampo.demo.servers.DirectoryTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where a demo keeps its data: a fresh directory that goes with it, or one that stays. Thread-safe.
 */
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

  /** Whether it goes with the demo. */
  boolean isTemporary() {
    return temporary;
  }

  boolean isEmpty() {
    try (Stream<Path> files = Files.list(path)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + path, e);
    }
  }

  /**
   * Removes a temporary directory with all that is in it. At Ctrl-C two threads come here: the one
   * that ends the servers and the one whose work that ends.
   */
  @Override
  public synchronized void close() {
    if (temporary) {
      DirectoryTree.remove(path);
    }
  }
}
