package dev.lampo.jobs.rentals;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.jet.core.test.TestOutbox;
import com.hazelcast.jet.core.test.TestProcessorContext;
import dev.lampo.jobs.copy.CopyDatabase;
import dev.lampo.jobs.copy.CopySchema;
import dev.lampo.jobs.copy.CopySettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A run that ends while its restore waits for the database. */
class CopyReadPTest extends JobOnMembers {
  @Test
  void shouldNotWaitForADatabaseThatDoesNotAnswer() throws Exception {
    try (EmbeddedPostgres server = startPostgres();
        CopyDatabase database = new CopyDatabase(copyOn(server))) {
      CopySettings copy = copyOn(server);
      CopySchema.migrate(database);
      members = new TestMembers(0);
      members.start();
      job(Optional.of(copy));
      try (Connection holder = server.getPostgresDatabase().getConnection();
          Statement statement = holder.createStatement()) {
        holder.setAutoCommit(false);
        statement.execute("LOCK TABLE copy_epochs IN ACCESS EXCLUSIVE MODE");
        CopyReadP restore = new CopyReadP(new CopyReadP.Purpose.Restore(run()));
        restore.init(
            new TestOutbox(1),
            new TestProcessorContext().setHazelcastInstance(members.all().get(0)));
        awaitTrue(() -> waiting(server) == 1);

        long began = System.nanoTime();
        restore.close();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        assertThat(Thread.getAllStackTraces().keySet())
            .extracting(Thread::getName)
            .doesNotContain("lampo-restore-0");
      }
    }
  }

  private static Run run() {
    return new Run(1, Run.RestoreFrom.COPY, false, 0, List.of());
  }

  /** How many of our sessions wait for a lock. */
  private static long waiting(EmbeddedPostgres server) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND"
                    + " application_name = 'lampo-copy'")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }
}
