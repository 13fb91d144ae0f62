package dev.lampo.node;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.sql.HazelcastSqlException;
import com.hazelcast.sql.SqlResult;
import com.hazelcast.sql.SqlRow;
import com.hazelcast.sql.SqlStatement;
import dev.lampo.model.GridMaps;
import java.time.Duration;
import java.util.List;

/**
 * Asks the grid one statement through this node before anybody else does. The first statement of a
 * JVM loads the planner and takes seconds, on a busy machine more than a reader's deadline; so a
 * node is not ready before it has answered one.
 */
final class FirstStatement implements Readiness, AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** Planned, sent to all members, aggregated in two steps: what readers do most. */
  private static final String STATEMENT =
      "SELECT broker, COUNT(*) FROM " + GridMaps.QUOTES.name() + " GROUP BY broker";

  private final HazelcastInstance grid;
  private final Ticker ticker = new Ticker("first-statement", this::tick);
  private volatile List<String> notReady = List.of("sql: has not answered a statement yet");

  /** Asks nothing before {@link #start()} or {@link #tick()}. */
  FirstStatement(HazelcastInstance grid) {
    this.grid = grid;
  }

  FirstStatement start() {
    ticker.startEvery(PAUSE);
    return this;
  }

  /** Asks until there was an answer; then nothing more. */
  void tick() {
    if (notReady.isEmpty()) {
      ticker.stop();
      return;
    }
    try (SqlResult rows = grid.getSql().execute(statement())) {
      for (SqlRow row : rows) {
        row.getMetadata();
      }
      notReady = List.of();
    } catch (HazelcastSqlException refused) {
      notReady = List.of("sql: has not answered a statement yet, " + firstLine(refused));
    }
  }

  private static SqlStatement statement() {
    return new SqlStatement(STATEMENT).setTimeoutMillis(LONGEST.toMillis());
  }

  private static String firstLine(HazelcastSqlException refused) {
    return String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
  }

  @Override
  public List<String> notReadyBecause() {
    return notReady;
  }

  @Override
  public void close() {
    ticker.close();
  }
}
