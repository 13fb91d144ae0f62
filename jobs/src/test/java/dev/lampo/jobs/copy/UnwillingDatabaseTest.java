package dev.lampo.jobs.copy;

import static dev.lampo.jobs.copy.Records.quote;
import static dev.lampo.jobs.copy.Records.row;
import static dev.lampo.jobs.copy.Records.stamp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.model.GridMaps;
import dev.lampo.model.Stamp;
import dev.lampo.model.StoredPosition;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that answers, and does not let the lane do all that it would. */
class UnwillingDatabaseTest {
  private final CopyFixture copy;
  private final String role = "dml_" + System.nanoTime();
  private CopySettings asRole;

  UnwillingDatabaseTest() throws Exception {
    copy = CopyFixture.create();
  }

  @BeforeEach
  void makeRole() throws Exception {
    copy.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'dml'");
    asRole = CopySettings.of(copy.settings.url(), role, "dml");
  }

  @AfterEach
  void close() throws Exception {
    copy.execute("DROP OWNED BY " + role + "; DROP ROLE " + role);
    copy.close();
  }

  @Test
  void shouldNeedNoRightToCreateWhereTheTablesAreThere() throws Exception {
    grant();
    try (CopyDatabase database = new CopyDatabase(asRole)) {
      CopySchema.migrate(database);
    }
  }

  /** Giving way would end one run after the other, and the live path with them. */
  @Test
  void shouldGoOnTryingWhereTheTablesCannotBeMade() throws Exception {
    copy.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    copy.execute("GRANT USAGE ON SCHEMA public TO " + role);
    try (CopyDatabase database = new CopyDatabase(asRole);
        CopyWriter writer = writer(database, Stamp.NONE)) {
      copy.publish(writer, row(quote(1, 1, stamp(1, 1))));
      CopyFixture.await("a failure", () -> copy.last != null && copy.last.error() != null);
      assertThat(copy.last.error()).contains("permission denied");
      assertThat(writer.deposedBecause()).isEmpty();

      CopySchema.migrate(copy.database);
      grant();

      CopyFixture.await("written", () -> copy.number("SELECT count(*) FROM quotes") == 1);
      assertThat(writer.deposedBecause()).isEmpty();
    }
  }

  /** As where a newer version has used the database: the next run could not ask it either. */
  @Test
  void shouldNotGiveWayToARunThatCouldNotUseTheCopyEither() throws Exception {
    grant();
    copy.execute(
        "INSERT INTO lampo_migrations (number, name, checksum) VALUES (999, 'newer', 'none')");
    try (CopyDatabase database = new CopyDatabase(asRole);
        CopyWriter writer = writer(database, Long.MAX_VALUE)) {
      CopyFixture.await("a failure", () -> copy.last != null && copy.last.error() != null);
      assertThat(copy.last.error()).contains("migration 999");
      assertThat(writer.deposedBecause()).isEmpty();

      copy.execute("DELETE FROM lampo_migrations WHERE number = 999");

      CopyFixture.await("deposed", () -> writer.deposedBecause().isPresent());
    }
  }

  @Test
  void shouldNotBlameARowForPositionsThatAreRefused() throws Exception {
    CopyWriter writer = copy.writer(0, 1, 1);
    copy.publish(writer, row(quote(1, 1, stamp(1, 1))));
    Instant never = Instant.ofEpochSecond(1_800_000_000_000L);
    StoredPosition position = new StoredPosition("brokers", 0, 1, never, Records.NOON, stamp(1, 1));
    writer.barrier(1, Records.NOON, Map.of(position.lane(), position));

    CopyFixture.await("a failure", () -> copy.last != null && copy.last.error() != null);
    CopyFixture.await("written", () -> copy.read(GridMaps.QUOTES).size() == 1);
    assertThat(copy.last.refused()).isZero();
    assertThat(copy.rejects).isEmpty();
  }

  private CopyWriter writer(CopyDatabase database, long durable) {
    return new CopyWriter(database, asRole, new LaneId(0, 1, 1, "run-1"), durable, copy);
  }

  private void grant() throws Exception {
    copy.execute(
        "GRANT USAGE ON SCHEMA public TO "
            + role
            + "; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO "
            + role);
  }
}
