package dev.lampo.node;

import dev.lampo.model.SourceHealth;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Asks one source how far it has come, independent of the job that reads it. */
public interface SourceWatcher extends AutoCloseable {
  /** Name of the source as the configuration calls it. */
  String source();

  /**
   * What each partition of the source holds, also while it does not answer: then with the last
   * positions known and the error. May block, within a bound of its own; called by one thread.
   */
  List<SourceHealth> look(Instant now);

  /** Lets go of connections; never throws for a source that is gone already. */
  @Override
  void close();

  /** A watcher of parts. */
  static SourceWatcher of(
      String source, Function<Instant, List<SourceHealth>> look, Runnable close) {
    return new SourceWatcher() {
      @Override
      public String source() {
        return source;
      }

      @Override
      public List<SourceHealth> look(Instant now) {
        return look.apply(now);
      }

      @Override
      public void close() {
        close.run();
      }
    };
  }
}
