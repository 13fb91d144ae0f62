package dev.lampo.jobs.source;

import dev.lampo.model.StoredPosition;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Reads one source that counts its records in its own way. Used by one thread, which may block in
 * every method within the bounds that each of them names.
 *
 * <p>A feed numbers what it delivers: the position of a {@link RawRecord} grows, and means the same
 * record whenever the feed is opened at the same {@link ResumeMark} again. Where a source cannot
 * promise an order, as in the reading of a whole table, the feed begins a new range of numbers
 * above all that it has given out before, and says {@link RawRecord#observed}.
 *
 * <p>A feed fails by throwing from {@link #poll}; it is polled again after a pause and connects
 * anew, for as long as it takes.
 */
public interface Feed extends AutoCloseable {
  /** The partition of every position: a feed has but one. */
  int PARTITION = 0;

  /**
   * Begins to read.
   *
   * @param from where reading goes on; null at the very beginning
   * @param firstOfRun a number above every position that any earlier run has given out, for the
   *     beginning of a new range
   */
  void open(StoredPosition from, long firstOfRun);

  /**
   * What comes next: records, and marks where reading could go on. Returns what is there, or waits
   * for the first item, but not longer than this.
   *
   * @throws IOException for a failure of the source, with a message for an operator
   */
  List<FeedItem> poll(Duration atMost) throws IOException;

  /** Everything up to this mark is stored for good: the source may forget it. */
  void stored(ResumeMark mark);

  /** Lets go of everything, soon; never throws for a source that is gone already. */
  @Override
  void close();
}
