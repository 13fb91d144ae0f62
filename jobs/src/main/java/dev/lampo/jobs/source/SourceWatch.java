package dev.lampo.jobs.source;

import dev.lampo.model.SourceHealth;
import dev.lampo.model.StoredPosition;
import java.time.Instant;
import java.util.List;

/** Asks one source how far it has come, beside the job that reads it. */
public interface SourceWatch extends AutoCloseable {
  /**
   * What each partition of the source holds, also while it does not answer: then with the last
   * positions known and the error. May block, within a bound of its own.
   */
  List<SourceHealth> look(Instant now);

  /** Told before a look how far the grid has stored each partition of the source. */
  default void stored(StoredPosition position) {}

  /** Lets go of connections; never throws for a source that is gone already. */
  @Override
  void close();
}
