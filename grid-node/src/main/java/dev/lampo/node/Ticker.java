package dev.lampo.node;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls one step again and again on a thread of its own, the pause counted from the end of a call.
 * A step that throws is logged and called again.
 */
final class Ticker implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Ticker.class);

  /** How long {@link #close()} waits for a step under way; a daemon thread may outlive it. */
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);

  private final String name;
  private final Runnable step;
  private final ScheduledExecutorService thread;

  Ticker(String name, Runnable step) {
    this.name = name;
    this.step = step;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread created = new Thread(task, "lampo-" + name);
              created.setDaemon(true);
              return created;
            });
  }

  Ticker startEvery(Duration pause) {
    thread.scheduleWithFixedDelay(this::guardedStep, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    return this;
  }

  private void guardedStep() {
    try {
      step.run();
    } catch (RuntimeException e) {
      // A scheduler drops a task that throws; a watch that stops in silence watches nothing.
      if (!thread.isShutdown()) {
        log.warn("{}: step failed and is tried again: {}", name, e.toString(), e);
      }
    }
  }

  /** Interrupts the step under way and lets none begin; does not wait. */
  void stop() {
    thread.shutdownNow();
  }

  @Override
  public void close() {
    stop();
    try {
      if (!thread.awaitTermination(CLOSE_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("{}: did not stop within {} s", name, CLOSE_WAIT.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
