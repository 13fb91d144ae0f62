package dev.lampo.jobs.rentals;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import com.hazelcast.jet.core.JobStatus;
import dev.lampo.jobs.copy.CopySettings;
import dev.lampo.jobs.source.ReferenceData;
import dev.lampo.model.Decision;
import dev.lampo.model.Delivery;
import dev.lampo.model.GridMaps;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.RejectCause;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rejected records that are read again. */
class ReplayTest extends JobOnMembers {
  @Test
  void shouldUseRejectsOfAStationThatIsKnownNow() throws Exception {
    try (EmbeddedPostgres server = startPostgres()) {
      CopySettings copy = copyOn(server);
      members = new TestMembers(0);
      HazelcastInstance grid = members.start();
      List<Delivery<QuoteTerms>> deliveries = Traffic.of(31, 600);
      publish(deliveries, deliveries.size());
      Job job = prepared(newJob(Optional.of(copy), withoutFirstTerminal())).submit(grid);
      awaitEverything(grid, deliveries);
      assertThat(GridMaps.REJECTS.in(grid).size()).isGreaterThan(100);
      decide(grid);
      awaitTrue(() -> GridMaps.DECISIONS.in(grid).isEmpty());
      assertThat(GridMaps.REJECTS.in(grid).values())
          .allSatisfy(
              reject -> {
                assertThat(reject.cause()).isEqualTo(RejectCause.UNKNOWN_STATION);
                assertThat(reject.replayedAt()).isNull();
              });
      job.cancel();
      awaitTrue(() -> job.getStatus() == JobStatus.FAILED);

      RentalsJob mended = prepared(newJob(Optional.of(copy), reference()));
      mended.submit(grid);
      awaitTrue(() -> mended.notReadyBecause(grid).isEmpty());
      decide(grid);
      awaitTrue(() -> GridMaps.DECISIONS.in(grid).isEmpty());

      assertThat(GridMaps.REJECTS.in(grid).values())
          .allSatisfy(reject -> assertThat(reject.replayedAt()).isNotNull());
      Oracle oracle = new Oracle(deliveries, TOLERANCE);
      oracle.records.values().stream()
          .filter(record -> record.terms != null)
          .forEach(
              record ->
                  assertThat(GridMaps.QUOTES.in(grid).get(record.id).live())
                      .as(record.id)
                      .isEqualTo(record.live()));
      assertThat(GridMaps.ENQUIRIES.in(grid).size()).isEqualTo(oracle.wishes().size());
      awaitTrue(() -> new Audit(grid).run().differences() == 0);
      awaitTrue(() -> replayedInTable(server) == GridMaps.REJECTS.in(grid).size());
    }
  }

  private static void decide(HazelcastInstance grid) {
    for (String id : GridMaps.REJECTS.in(grid).keySet()) {
      GridMaps.DECISIONS
          .in(grid)
          .set(id, new Decision(id, Decision.Kind.REPLAY_REJECT, id, Instant.now()));
    }
  }

  private ReferenceData withoutFirstTerminal() {
    return new ReferenceData(
        reference().stations().stream().filter(station -> !station.id().equals("FCO0")).toList(),
        reference().brokers(),
        reference().carClasses());
  }

  private static long replayedInTable(EmbeddedPostgres server) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT count(*) FROM rejects WHERE replayed_at IS NOT NULL")) {
      row.next();
      return row.getLong(1);
    } catch (java.sql.SQLException failed) {
      throw new AssertionError(failed);
    }
  }
}
