package dev.lampo.node.cli;

import dev.lampo.matching.resolve.Progress;
import java.io.PrintWriter;
import java.time.Duration;

/** Says now and then how far a resolution is. Work that is done soon says nothing. */
final class ResolveProgress implements Progress {
  private static final Duration EVERY = Duration.ofSeconds(2);

  private final PrintWriter err;
  private final boolean quiet;
  private final long start = System.nanoTime();
  private long said = start;

  ResolveProgress(PrintWriter err, boolean quiet) {
    this.err = err;
    this.quiet = quiet;
  }

  @Override
  public void done(Step step, long count) {
    long now = System.nanoTime();
    if (!quiet && now - said > EVERY.toNanos()) {
      said = now;
      err.printf("%,d %s, %.0f s%n", count, step.text(), (now - start) / 1e9);
      err.flush();
    }
  }

  void end() {
    err.flush();
  }
}
