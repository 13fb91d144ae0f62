package dev.lampo.node;

import dev.lampo.settings.InvalidSettingsException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
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

  /** The files that were taken over or refused last. */
  private FileStates judged;

  private FileStates seen;
  private volatile String refusal;
  private volatile String failure;

  /**
   * Does nothing before {@link #start()} or {@link #tick()}.
   *
   * @param origin the files, and how they are read
   * @param taking is given what they say after a change
   */
  ConfigurationWatch(NodeWork.Origin origin, Consumer<NodeWork> taking) {
    this.origin = origin;
    this.taking = taking;
    this.judged = origin.asRead();
    this.seen = judged;
  }

  ConfigurationWatch start() {
    ticker.startEvery(EVERY);
    return this;
  }

  /** Why the files are not in force as they are, or empty. */
  Optional<String> problem() {
    return Optional.ofNullable(failure).or(() -> Optional.ofNullable(refusal));
  }

  /** Looks once; what fails for another reason than the files' content is tried again. */
  void tick() {
    try {
      look();
      failure = null;
    } catch (RuntimeException e) {
      failure = "the files cannot be taken over, which is tried again: " + e;
      throw e;
    }
  }

  private void look() {
    FileStates now = FileStates.of(origin.places());
    boolean settled = now.equals(seen);
    seen = now;
    if (settled && !now.equals(judged)) {
      take();
      judged = now;
    }
  }

  private void take() {
    try {
      take(origin.read().get());
      refusal = null;
      log.info("the changed configuration of sources and reference files is in force");
    } catch (InvalidSettingsException e) {
      refusal = "the changed files have problems, what they said before is in force";
      log.error("{}:\n{}", refusal, e.getMessage());
    }
  }

  private void take(NodeWork work) {
    try {
      taking.accept(work);
    } catch (RuntimeException e) {
      work.watchers().forEach(SourceWatcher::close);
      throw e;
    }
  }

  @Override
  public void close() {
    ticker.close();
  }
}
