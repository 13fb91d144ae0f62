package dev.lampo.matching.file;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is there whole or not at all: written under another name beside its place, then moved
 * there. What an interrupted program leaves is never taken for a result.
 */
public final class WholeFile implements Closeable {
  private final Path file;
  private final Path part;
  private final BufferedWriter writer;
  private boolean done;

  /**
   * Begins to write.
   *
   * @throws BadFileException where the folder cannot be written
   */
  public WholeFile(Path file) {
    this.file = file;
    Path folder = file.toAbsolutePath().getParent();
    try {
      part = Files.createTempFile(folder, "." + file.getFileName() + ".", ".part");
      writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** Where to write. */
  public Writer writer() {
    return writer;
  }

  /** Puts the file in its place. */
  public void finish() {
    try {
      writer.close();
      try {
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      }
      done = true;
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** Leaves nothing behind unless it was finished. */
  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      // What is thrown away need not be whole.
    }
    try {
      if (!done) {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw unwritable(part, e);
    }
  }

  static BadFileException unwritable(Path file, IOException cause) {
    return new BadFileException(
        file
            + ": cannot be written: "
            + cause.getClass().getSimpleName()
            + (cause.getMessage() == null ? "" : ", " + cause.getMessage()));
  }
}
