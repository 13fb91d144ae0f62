package dev.lampo.node.cli;

import dev.lampo.matching.resolve.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Says now and then how far a resolution is. Work that is done soon says nothing. */
final class ResolveProgress implements Progress {
  private static final Duration EVERY = Duration.ofSeconds(2);

  private final PrintWriter err;
  private final boolean quiet;
  private final long start = System.nanoTime();
  private long said = start;
  private long read;

  ResolveProgress(PrintWriter err, boolean quiet) {
    this.err = err;
    this.quiet = quiet;
  }

  @Override
  public synchronized void done(Step step, long count) {
    if (step == Step.READING) {
      read = count;
    }
    long now = System.nanoTime();
    // The longer it takes, the more rarely: hours of work are not thousands of lines.
    if (!quiet && now - said > Math.max(EVERY.toNanos(), (said - start) / 10)) {
      said = now;
      String what =
          count == 0
              ? step.name().toLowerCase(Locale.ROOT)
              : String.format("%,d %s", count, step.text());
      err.printf("%s, %.0f s%n", what, (now - start) / 1e9);
      err.flush();
    }
  }

  /** What to say when the heap is full; made without what may need much of it. */
  String outOfMemory() {
    long heap = Runtime.getRuntime().maxMemory() >> 20;
    return "Failed: the records do not fit into the heap of "
        + heap
        + " MB"
        + (read == 0 ? "" : "; " + read + " were read")
        + ". Give Java more memory: LAMPO_JAVA_OPTS=-Xmx"
        + Math.max(1, 4 * heap >> 10)
        + "g lampo resolve ...";
  }

  void end() {
    err.flush();
  }
}
