package dev.lampo.matching.file;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is there whole or not at all: written under another name beside its place, then moved
 * there. What an interrupted program leaves is never taken for a result. What is no plain file,
 * such as a pipe or a terminal, is written straight away and never replaced.
 */
public final class WholeFile implements Closeable {
  private final Path file;
  private final Path place;
  private final Path part;
  private final BufferedWriter writer;
  private boolean done;

  /**
   * Begins to write.
   *
   * @throws BadFileException where the folder cannot be written
   */
  public WholeFile(Path file) {
    check(file);
    this.file = file;
    try {
      if (isDevice(file)) {
        place = file;
        part = file;
        writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
      } else {
        // A link stays one: what it leads to is replaced.
        place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        part = place.resolveSibling("." + place.getFileName() + "." + System.nanoTime() + ".part");
        // Also where the program is interrupted.
        part.toFile().deleteOnExit();
        writer =
            Files.newBufferedWriter(
                part,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE);
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /**
   * Finds out early that a file cannot be written.
   *
   * @throws BadFileException with what to do
   */
  public static void check(Path file) {
    if (file.toString().isEmpty()) {
      throw new BadFileException("the name of a file to be written is empty; name one");
    }
    if (Files.isDirectory(file)) {
      throw new BadFileException(file + ": is a folder; name a file in it");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new BadFileException(
          file + ": cannot be written: there is no folder " + folder + "; make it first");
    }
    if (!Files.isWritable(isDevice(file) ? file : folder)) {
      throw new BadFileException(file + ": cannot be written: there is no permission to do so");
    }
  }

  private static boolean isDevice(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file);
  }

  /** Where to write. */
  public Writer writer() {
    return writer;
  }

  /** Puts the file in its place. */
  public void finish() {
    try {
      writer.close();
      if (!part.equals(place)) {
        move();
      }
      done = true;
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private void move() throws IOException {
    try {
      Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
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
      if (!done && !part.equals(place)) {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw unwritable(part, e);
    }
  }

  /** What to throw where a file cannot be written, with the reason for people. */
  public static BadFileException unwritable(Path file, IOException cause) {
    String why = cause.getMessage();
    if (cause instanceof AccessDeniedException) {
      why = "no permission to write it or its folder";
    } else if (cause instanceof FileSystemException system && system.getReason() != null) {
      why = system.getReason();
    } else if (cause instanceof FileSystemException || why == null) {
      why = "the folder does not take it (" + cause.getClass().getSimpleName() + ")";
    }
    return new BadFileException(file + ": cannot be written: " + why);
  }
}
