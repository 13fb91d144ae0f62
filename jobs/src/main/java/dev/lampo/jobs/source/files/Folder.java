package dev.lampo.jobs.source.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says which files of a folder are complete. A file that is still written must not be taken for a
 * whole one, so it must have stayed as it is between looks, or its marker must be there. Not for
 * several threads.
 */
final class Folder {
  /** Ends the name of the marker of a file that is complete. */
  static final String MARKER = ".done";

  private final Path path;
  private final PathMatcher names;
  private final Duration settleAfter;
  private Map<String, Seen> seen = new HashMap<>();

  /** A file as it has been since some time. */
  private record Seen(FileId file, long sinceNanos) {}

  /** What the folder was when it last held a file of ours; null where nothing tells it apart. */
  private Object inhabited;

  /**
   * What a look found.
   *
   * @param all every file by the pattern
   * @param complete those of them that are complete
   * @param emptied whether there is none, in the very folder that has held some: not in one on
   *     which something else is not mounted
   */
  record Look(List<FileId> all, List<FileId> complete, boolean emptied) {
    /** Whether what is not there is gone, rather than out of sight. */
    boolean isMounted() {
      return emptied || !all.isEmpty();
    }
  }

  Folder(Path path, String pattern, Duration settleAfter) {
    this.path = path;
    this.names = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    this.settleAfter = settleAfter;
  }

  /**
   * Looks once.
   *
   * @param nowNanos of a clock that only goes forward
   * @throws IOException where the folder cannot be read, with a message for an operator
   */
  Look look(long nowNanos) throws IOException {
    Map<String, Seen> next = new HashMap<>();
    List<FileId> all = new ArrayList<>();
    List<FileId> complete = new ArrayList<>();
    for (FileId file : files()) {
      Seen before = seen.get(file.name());
      boolean same = before != null && before.file().equals(file);
      Seen now = same ? before : new Seen(file, nowNanos);
      next.put(file.name(), now);
      all.add(file);
      if (isComplete(now, nowNanos)) {
        complete.add(file);
      }
    }
    seen = next;
    complete.sort(FileId.ORDER);
    return new Look(all, complete, isEmptied(all.isEmpty()));
  }

  private boolean isEmptied(boolean empty) throws IOException {
    BasicFileAttributes now = attributes(path);
    Object key = now == null ? null : now.fileKey();
    if (!empty) {
      inhabited = key;
    }
    return empty && key != null && key.equals(inhabited);
  }

  private boolean isComplete(Seen file, long nowNanos) {
    return settleAfter == null
        ? Files.exists(file.file().in(path, MARKER))
        : nowNanos - file.sinceNanos() >= settleAfter.toNanos();
  }

  private List<FileId> files() throws IOException {
    List<FileId> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = open(path)) {
      for (Path entry : entries) {
        if (isOurs(entry.getFileName())) {
          BasicFileAttributes attributes = attributes(entry);
          if (attributes != null && attributes.isRegularFile()) {
            files.add(FileId.of(entry, attributes));
          }
        }
      }
    } catch (DirectoryIteratorException e) {
      throw new IOException("folder " + path + " cannot be read: " + e.getCause(), e.getCause());
    }
    return files;
  }

  private boolean isOurs(Path name) {
    String text = name.toString();
    return !text.startsWith(".")
        && !text.endsWith(".tmp")
        && !text.endsWith(".part")
        && !(settleAfter == null && text.endsWith(MARKER))
        && names.matches(name);
  }

  /** Null for a file that has gone since the folder was listed. */
  private static BasicFileAttributes attributes(Path entry) throws IOException {
    try {
      return Files.readAttributes(entry, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** Opens a folder; fails with a message for an operator. */
  static DirectoryStream<Path> open(Path path) throws IOException {
    try {
      return Files.newDirectoryStream(path);
    } catch (NoSuchFileException e) {
      throw new IOException("folder " + path + " does not exist", e);
    } catch (NotDirectoryException e) {
      throw new IOException(path + " is not a folder", e);
    } catch (AccessDeniedException e) {
      throw new IOException("folder " + path + " may not be read", e);
    }
  }
}
