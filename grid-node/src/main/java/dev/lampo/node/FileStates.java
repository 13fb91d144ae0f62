package dev.lampo.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What tells two states of some files apart, without reading them.
 *
 * @param byFile of those that were there
 */
record FileStates(Map<Path, State> byFile) {
  /** The same for one file. */
  private record State(FileTime modified, long bytes) {}

  /** Copies the map. */
  FileStates {
    byFile = Map.copyOf(byFile);
  }

  /**
   * The states as they are now.
   *
   * @param places files, and folders of which the tables count: an editor's backup is no change
   * @throws UncheckedIOException where a folder cannot be listed
   */
  static FileStates of(List<Path> places) {
    Map<Path, State> states = new TreeMap<>();
    for (Path place : places) {
      try (Stream<Path> files = Files.isDirectory(place) ? tables(place) : Stream.of(place)) {
        files.filter(Files::isRegularFile).forEach(file -> states.put(file, stateOf(file)));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot list " + place, e);
      }
    }
    return new FileStates(states);
  }

  private static Stream<Path> tables(Path folder) throws IOException {
    return Files.list(folder).filter(file -> file.getFileName().toString().matches("[^.].*\\.csv"));
  }

  private static State stateOf(Path file) {
    try {
      return new State(Files.getLastModifiedTime(file), Files.size(file));
    } catch (IOException e) {
      return new State(FileTime.fromMillis(0), -1);
    }
  }
}
