package dev.lampo.jobs.rentals;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import com.hazelcast.jet.core.JobStatus;
import dev.lampo.jobs.copy.BreakingSockets;
import dev.lampo.jobs.copy.CopySettings;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.model.Delivery;
import dev.lampo.model.QuoteTerms;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of the run when a lane of the copy dies. */
class CopyLaneTest extends JobOnMembers {
  @AfterEach
  void mend() {
    BreakingSockets.breakBy(null);
  }

  @Test
  void shouldEndTheRunWhoseLaneAnErrorHasEndedAndLoseNothing() throws Exception {
    try (EmbeddedPostgres server = startPostgres()) {
      CopySettings copy =
          BreakingSockets.under(
              CopySettings.of(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres"));
      members = new TestMembers(0);
      HazelcastInstance grid = members.start();
      List<Delivery<QuoteTerms>> deliveries = Traffic.of(41, 600);
      List<List<RawRecord>> partitions = publish(deliveries, 300);
      Job job = job(Optional.of(copy)).submit(grid);
      awaitTrue(() -> durable(copy) == 300);

      BreakingSockets.breakBy(new OutOfMemoryError("as if there were no memory left"));
      extend(partitions, deliveries, deliveries.size());
      awaitTrue(() -> job.getStatus() == JobStatus.FAILED);
      BreakingSockets.breakBy(null);
      job(Optional.of(copy)).submit(grid);

      awaitTrue(() -> durable(copy) == deliveries.size());
      assertAsTheOracle(grid, deliveries);
    }
  }
}
