package dev.lampo.jobs.source.jdbc;

import dev.lampo.jobs.source.Feed;
import dev.lampo.jobs.source.FeedItem;
import dev.lampo.jobs.source.ResumeMark;
import dev.lampo.model.StoredPosition;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Polls a table over one connection, which is made anew after every failure. What is read, and
 * when, its {@link TableReader} says.
 */
final class TableFeed implements Feed {
  private final JdbcSource source;
  private final TableReader reader;
  private volatile TableSession session;
  private volatile boolean aborted;

  TableFeed(JdbcSource source, TableReader reader) {
    this.source = source;
    this.reader = reader;
  }

  @Override
  public void open(StoredPosition from, long firstOfRun) {
    reader.open(from, from == null ? firstOfRun : Math.max(from.next(), firstOfRun));
  }

  @Override
  public List<FeedItem> poll(Duration atMost) throws IOException {
    if (!reader.isDue(atMost)) {
      return List.of();
    }
    try {
      connect();
      return reader.portion(session);
    } catch (SQLException e) {
      close();
      reader.failed(e);
      throw SqlTrouble.explained(source, e);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private void connect() throws SQLException, IOException {
    if (session == null) {
      session = new TableSession(source);
      if (aborted) {
        throw new IOException("reading " + source.rows() + " was broken off");
      }
      session.begin();
      reader.connected(session);
    }
  }

  /** A table keeps everything anyway. */
  @Override
  public void stored(ResumeMark mark) {}

  /** Cuts the connection; while one is being made, its timeout is short. */
  @Override
  public void abort() {
    aborted = true;
    TableSession reading = session;
    if (reading != null) {
      reading.abort();
    }
  }

  @Override
  public void close() {
    reader.breakOff();
    if (session != null) {
      session.close();
      session = null;
    }
  }
}
