package dev.lampo.node;

import dev.lampo.model.SourceHealth;
import dev.lampo.model.StoredPosition;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
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

  /** Told before a look how far the grid has stored each partition of the source. */
  void stored(StoredPosition position);

  /** Lets go of connections; never throws for a source that is gone already. */
  @Override
  void close();

  /** A watcher that need not know what is stored. */
  static SourceWatcher of(
      String source, Function<Instant, List<SourceHealth>> look, Runnable close) {
    return of(source, look, position -> {}, close);
  }

  /** A watcher of parts. */
  static SourceWatcher of(
      String source,
      Function<Instant, List<SourceHealth>> look,
      Consumer<StoredPosition> stored,
      Runnable close) {
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
      public void stored(StoredPosition position) {
        stored.accept(position);
      }

      @Override
      public void close() {
        close.run();
      }
    };
  }
}
