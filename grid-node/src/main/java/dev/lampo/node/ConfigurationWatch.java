package dev.lampo.node;

import dev.lampo.settings.InvalidSettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over changes of the files that say what is read and how: sources and reference files. A
 * change counts when two looks saw the same; one with problems is logged with all of them, and what
 * was in force stays in force.
 */
final class ConfigurationWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ConfigurationWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final NodeWork.Origin origin;
  private final Consumer<NodeWork> taking;
  private final Ticker ticker = new Ticker("configuration-watch", this::tick);
  private Map<Path, State> inForce;
  private Map<Path, State> seen;
  private volatile String problem;

  /** What tells two states of a file apart. */
  private record State(FileTime modified, long bytes) {}

  /**
   * Does nothing before {@link #start()} or {@link #tick()}.
   *
   * @param origin the files, and how they are read
   * @param taking is given what they say after a change
   */
  ConfigurationWatch(NodeWork.Origin origin, Consumer<NodeWork> taking) {
    this.origin = origin;
    this.taking = taking;
    this.inForce = states();
    this.seen = inForce;
  }

  ConfigurationWatch start() {
    ticker.startEvery(EVERY);
    return this;
  }

  /** Why the files are not in force as they are, or empty. */
  Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  void tick() {
    Map<Path, State> now = states();
    boolean settled = now.equals(seen);
    seen = now;
    if (settled && !now.equals(inForce)) {
      inForce = now;
      take();
    }
  }

  private void take() {
    try {
      taking.accept(origin.read().get());
      problem = null;
      log.info("the changed configuration of sources and reference files is in force");
    } catch (InvalidSettingsException e) {
      problem = "the changed files have problems, what they said before is in force";
      log.error("{}:\n{}", problem, e.getMessage());
    }
  }

  private Map<Path, State> states() {
    Map<Path, State> states = new TreeMap<>();
    for (Path place : origin.places()) {
      try (Stream<Path> files = Files.isDirectory(place) ? Files.list(place) : Stream.of(place)) {
        files.filter(Files::isRegularFile).forEach(file -> states.put(file, stateOf(file)));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot list " + place, e);
      }
    }
    return states;
  }

  private static State stateOf(Path file) {
    try {
      return new State(Files.getLastModifiedTime(file), Files.size(file));
    } catch (IOException e) {
      return new State(FileTime.fromMillis(0), -1);
    }
  }

  @Override
  public void close() {
    ticker.close();
  }
}
