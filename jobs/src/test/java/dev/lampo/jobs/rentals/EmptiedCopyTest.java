package dev.lampo.jobs.rentals;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import dev.lampo.jobs.copy.CopySettings;
import dev.lampo.model.Delivery;
import dev.lampo.model.QuoteTerms;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Somebody drops the tables of the relational copy while the grid is whole. */
class EmptiedCopyTest extends JobOnMembers {
  @Test
  void shouldFillACopyThatWasEmptied() throws Exception {
    try (EmbeddedPostgres server = startPostgres()) {
      CopySettings copy =
          CopySettings.of(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
      members = new TestMembers(0);
      HazelcastInstance grid = members.start();
      List<Delivery<QuoteTerms>> deliveries = Traffic.of(11, 1_000);
      publish(deliveries, deliveries.size());
      Job first = job(Optional.of(copy)).submit(grid);
      awaitTrue(() -> durable(copy) == deliveries.size());

      try (Connection connection = server.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("DROP SCHEMA public CASCADE");
        statement.execute("CREATE SCHEMA public");
      }
      awaitTrue(() -> first.getStatus().isTerminal());
      job(Optional.of(copy)).submit(grid);

      awaitTrue(() -> durable(copy) == deliveries.size());
      assertAsTheOracle(grid, deliveries);
      assertThat(new Audit(grid).run().withCopy()).isTrue();
    }
  }
}
