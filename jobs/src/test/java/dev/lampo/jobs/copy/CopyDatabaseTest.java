package dev.lampo.jobs.copy;

import static dev.lampo.jobs.copy.Records.quote;
import static dev.lampo.jobs.copy.Records.row;
import static dev.lampo.jobs.copy.Records.stamp;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CopyDatabaseTest {
  /** More than any pool with a small bound would give. */
  private static final int LANES = 12;

  private static final String OURS =
      "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'lampo-copy'"
          + " AND datname = current_database()";

  private final CopyFixture copy;

  CopyDatabaseTest() throws Exception {
    copy = CopyFixture.create();
  }

  @AfterEach
  void close() {
    copy.close();
  }

  @Test
  void shouldHoldOneConnectionForEachWriterAndNoMore() throws Exception {
    for (int lane = 0; lane < LANES; lane++) {
      CopyWriter writer = copy.writer(lane, LANES, 1);
      copy.publish(writer, row(quote(lane, 1, stamp(1, 1))));
      writer.barrier(1, Records.NOON, Records.positions(1, stamp(1, 1)));
    }
    CopyFixture.await("rows", () -> copy.number("SELECT count(*) FROM quotes") == LANES);
    CopyFixture.await("durable", () -> copy.reader.durableStamp().isPresent());

    CopyFixture.await("readers to be gone", () -> copy.number(OURS) == LANES + 1);
  }

  @Test
  void shouldEndWhatIsUnderWayWhenItIsClosed() throws Exception {
    CompletableFuture<Void> waits = CompletableFuture.runAsync(() -> sleep(copy.database));
    CopyFixture.await("the statement", this::sleeps);

    copy.database.close();

    assertThatThrownBy(() -> waits.get(5, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseInstanceOf(java.io.IOException.class);
    assertThatThrownBy(copy.database::connection).isInstanceOf(SQLException.class);
  }

  private boolean sleeps() throws SQLException {
    return copy.number(
            "SELECT count(*) FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(25)'"
                + " AND datname = current_database()")
        == 1;
  }

  private static void sleep(CopyDatabase database) {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_sleep(25)");
    } catch (SQLException ended) {
      throw new IllegalStateException(ended);
    }
  }
}
