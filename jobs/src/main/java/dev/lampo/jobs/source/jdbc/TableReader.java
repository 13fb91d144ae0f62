package dev.lampo.jobs.source.jdbc;

import dev.lampo.jobs.source.FeedItem;
import dev.lampo.model.StoredPosition;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Reads a table again and again in one mode, over the connection that a {@link TableFeed} keeps.
 * Used by one thread.
 */
sealed interface TableReader permits IncreasingReader, WholeReader {
  /**
   * Begins to read.
   *
   * @param from what an earlier run has left; null at the very beginning
   * @param next the number of the first record
   */
  void open(StoredPosition from, long next);

  /**
   * Whether there is a portion to be read now; waits for it, but not longer than this.
   *
   * @throws IOException where what was read last was of no use, until it is read again
   */
  boolean isDue(Duration atMost) throws IOException;

  /** Looks at the table over a new connection; nothing is being read. */
  default void connected(TableSession session) throws SQLException, IOException {}

  /** Reads the next portion, of a new reading where none is under way. */
  List<FeedItem> portion(TableSession session) throws SQLException, IOException;

  /** Gives up the reading that is under way, if any. */
  void breakOff();

  /** The database failed; what was being read has been broken off. */
  default void failed(SQLException why) {}
}
