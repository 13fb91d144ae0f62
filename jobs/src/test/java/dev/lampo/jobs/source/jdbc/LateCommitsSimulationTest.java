package dev.lampo.jobs.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.jobs.copy.TestServer;
import dev.lampo.jobs.source.FeedItem;
import dev.lampo.jobs.source.ResumeMark;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Any interleaving of insertions, updates, late commits, roll-backs, clean restarts and crashes:
 * what is in the table at the end was delivered, and nothing unchanged was delivered twice beside
 * what a crash took back.
 */
class LateCommitsSimulationTest {
  private static final int STEPS = 400;
  private static final long LATENESS_NANOS = 600_000_000L;

  @TempDir private Path folder;
  private final List<Writer> writers = new ArrayList<>();
  private final List<FeedItem> kept = new ArrayList<>();
  private Database database;
  private JdbcSource source;
  private Reading reading;
  private Random random;
  private int ids;
  private int run = 1;

  /** A transaction that has its values of the column, and is not committed yet. */
  private record Writer(Connection connection, long sinceNanos, int id) {}

  @ParameterizedTest
  @CsvSource({"version, 1", "version, 2", "version, 3", "changed, 4", "changed, 5", "day, 6"})
  void shouldLoseNothingAndRepeatNothing(String column, long seed)
      throws IOException, SQLException {
    random = new Random(seed);
    prepare(column);
    for (int step = 0; step < STEPS; step++) {
      step();
      while (!writers.isEmpty()
          && System.nanoTime() - writers.get(0).sinceNanos() > LATENESS_NANOS) {
        end(writers.get(0));
      }
    }
    for (Writer writer : List.copyOf(writers)) {
      end(writer);
    }
    reading.pass();
    reading.pass();
    reading.close();
    kept.addAll(reading.items);

    List<String> delivered =
        Reading.json(kept.stream()).map(LateCommitsSimulationTest::state).toList();
    assertThat(new TreeSet<>(delivered)).as("seed %d", seed).containsAll(inTable());
    assertThat(delivered).as("seed %d", seed).doesNotHaveDuplicates();
    assertThat(delivered.size()).isGreaterThan(STEPS / 4);
  }

  private void prepare(String column) {
    database = Database.on(TestServer.shared(), folder);
    database.execute(
        "CREATE SEQUENCE versions",
        "CREATE TABLE quotes (id TEXT PRIMARY KEY, version BIGINT, changed TIMESTAMPTZ, day DATE)");
    source =
        database.source(
            "table: quotes; mode: increasing; column: "
                + column
                + "; every: 10ms; lateness: 1s; batchRows: "
                + (2 + random.nextInt(12)));
    reading = Reading.of(source, null, run);
  }

  private void step() throws IOException, SQLException {
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> write(database.connect(), true);
      case 3 -> {
        if (writers.size() < 4) {
          write(database.connect(), false);
        }
      }
      case 4 -> {
        if (!writers.isEmpty()) {
          end(writers.get(random.nextInt(writers.size())));
        }
      }
      case 5 -> restart(random.nextInt(3) == 0);
      default -> reading.poll();
    }
  }

  private void write(Connection connection, boolean commit) throws SQLException {
    connection.setAutoCommit(false);
    int id = random.nextBoolean() || ids == 0 ? ids++ : random.nextInt(ids);
    long since = System.nanoTime();
    if (writers.stream().anyMatch(writer -> writer.id() == id)) {
      connection.close();
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO quotes VALUES ('q"
              + id
              + "', nextval('versions'), clock_timestamp(), current_date) ON CONFLICT (id) DO UPDATE"
              + " SET version = EXCLUDED.version, changed = EXCLUDED.changed");
    }
    Writer writer = new Writer(connection, since, id);
    writers.add(writer);
    if (commit) {
      connection.commit();
      connection.close();
      writers.remove(writer);
    }
  }

  private void end(Writer writer) throws SQLException {
    writers.remove(writer);
    if (random.nextInt(5) == 0) {
      writer.connection().rollback();
    } else {
      writer.connection().commit();
    }
    writer.connection().close();
  }

  /** A crash takes back what was delivered behind the mark. */
  private void restart(boolean crash) {
    List<FeedItem> items = reading.items;
    List<Integer> marks = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof ResumeMark) {
        marks.add(i);
      }
    }
    if (marks.isEmpty()) {
      return;
    }
    reading.close();
    int last = marks.get(crash ? random.nextInt(marks.size()) : marks.size() - 1);
    kept.addAll(items.subList(0, last + 1));
    reading = Reading.of(source, (ResumeMark) items.get(last), ++run);
  }

  private Set<String> inTable() throws SQLException {
    Set<String> rows = new HashSet<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT id, version FROM quotes")) {
      while (result.next()) {
        rows.add(result.getString(1) + "@" + result.getLong(2));
      }
    }
    return rows;
  }

  private static String state(String json) {
    return json.replaceAll(".*\"id\":\"(\\w+)\",\"version\":(\\d+).*", "$1@$2");
  }
}
