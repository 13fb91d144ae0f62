package dev.lampo.jobs.source;

import dev.lampo.model.StoredPosition;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Reads one source that counts its records in its own way. Used by one thread, which no one else
 * waits for: {@link #poll}, {@link #stored} and {@link #close} may block it for as long as the
 * source's own timeouts allow.
 *
 * <p>A feed numbers what it delivers: the position of a {@link RawRecord} grows, and means the same
 * record whenever the feed is opened at the same {@link ResumeMark} again, or once more without
 * any: a run that ends before its first mark is stored leaves what it delivered in the grid. Where
 * a source cannot promise an order, as in the reading of a whole table, the feed begins a new range
 * of numbers above all that it has given out before, and says {@link RawRecord#observed}.
 *
 * <p>A feed fails by throwing from {@link #poll}. After an {@link IOException} it is polled again
 * after a pause and connects anew, for as long as it takes. After anything else it is closed, and
 * another feed of the source is opened at the last mark.
 */
public interface Feed extends AutoCloseable {
  /** The partition of every position: a feed has but one. */
  int PARTITION = 0;

  /**
   * Begins to read.
   *
   * @param from where reading goes on; null at the very beginning
   * @param firstOfRun a number above every position that was given out before this opening, for the
   *     beginning of a new range
   */
  void open(StoredPosition from, long firstOfRun);

  /**
   * What comes next: records, and marks where reading could go on. Returns what is there, or waits
   * for the first item.
   *
   * @param atMost how long it waits where the source has nothing new; connecting and asking the
   *     source take as long as they take, within its timeouts
   * @throws IOException for a failure of the source, with a message for an operator
   * @throws RuntimeException for what should not have happened; this feed is of no use any more
   */
  List<FeedItem> poll(Duration atMost) throws IOException;

  /** Everything up to this mark is stored for good: the source may forget it. */
  void stored(ResumeMark mark);

  /**
   * Makes a method that waits for the source end soon, by failing; only {@link #close} follows. May
   * be called by any thread, at any time, and must not wait itself. A feed that cannot do that ends
   * when its source's timeouts say.
   */
  default void abort() {}

  /** Lets go of everything; never throws for a source that is gone already. */
  @Override
  void close();
}
