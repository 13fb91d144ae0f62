package dev.lampo.jobs.source.jdbc;

import dev.lampo.jobs.source.Feed;
import dev.lampo.jobs.source.SourceWatch;
import dev.lampo.model.SourceHealth;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Asks whether a table can be read; a table does not say how far it has come, so begin and end are
 * -1. Keeps one connection open. May be used by several threads, one after the other.
 */
final class JdbcWatch implements SourceWatch {
  private final JdbcSource source;
  private TableSession session;
  private Instant answeredAt = Instant.EPOCH;
  private Instant unreachableSince;

  JdbcWatch(JdbcSource source) {
    this.source = source;
  }

  /** Takes as long as the source's timeouts allow. */
  @Override
  public synchronized List<SourceHealth> look(Instant now) {
    String error = null;
    try {
      ask();
      answeredAt = now;
      unreachableSince = null;
    } catch (SQLException e) {
      error = SqlTrouble.explained(source, e).getMessage();
    } catch (IOException e) {
      error = e.getMessage();
    }
    if (error != null) {
      close();
      unreachableSince = unreachableSince == null ? now : unreachableSince;
    }
    return List.of(
        new SourceHealth(
            source.name(), Feed.PARTITION, -1, -1, answeredAt, unreachableSince, error));
  }

  @Override
  public synchronized void close() {
    if (session != null) {
      session.close();
      session = null;
    }
  }

  private void ask() throws SQLException, IOException {
    if (session == null) {
      session = new TableSession(source);
      session.begin();
    }
    session.look();
  }
}
