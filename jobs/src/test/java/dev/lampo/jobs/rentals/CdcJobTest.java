package dev.lampo.jobs.rentals;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import dev.lampo.jobs.copy.CopySettings;
import dev.lampo.jobs.source.cdc.PostgresFixture;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Quote;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A followed table through the real job. */
class CdcJobTest extends JobOnMembers {
  @TempDir private Path folder;

  @Test
  void shouldCountEachQuoteOnceOverRestartsALostMemberAndAColdStart() throws Exception {
    try (PostgresFixture shop = PostgresFixture.start(folder);
        EmbeddedPostgres archive = startPostgres()) {
      Optional<CopySettings> copy = Optional.of(copyOn(archive));
      members = new TestMembers(1);
      HazelcastInstance grid = members.start();
      HazelcastInstance other = members.start();
      shop.createQuotes(0, 300);
      Job job = job(copy, shop).submit(grid);
      awaitTrue(() -> live(grid) == 300);

      job.restart();
      shop.insert(300, 400);
      shop.run("DELETE FROM quotes WHERE id IN ('q0', 'q1')");
      awaitTrue(() -> live(grid) == 398);
      members.terminate(other);
      shop.insert(400, 500);
      awaitTrue(() -> live(grid) == 498);
      String before = confirmed(shop);
      awaitTrue(() -> !confirmed(shop).equals(before));
      members.terminateAll();

      shop.insert(500, 550);
      shop.run("DELETE FROM quotes WHERE id = 'q2'", "UPDATE quotes SET price = 7 WHERE id = 'q3'");
      HazelcastInstance next = members.start();
      job(copy, shop).submit(next);

      awaitTrue(() -> live(next) == 547);
      assertThat(GridMaps.QUOTES.in(next).values())
          .filteredOn(Quote::live)
          .filteredOn(quote -> !quote.id().equals("shop:q3"))
          .allSatisfy(quote -> assertThat(quote.lineage().deliveries()).isEqualTo(1));
      assertThat(GridMaps.QUOTES.in(next).get("shop:q3").lineage().deliveries()).isEqualTo(2);
      awaitTrue(() -> writersOfThisRunAreDone(next));
      assertThat(new Audit(next).run().named()).isEmpty();
      assertThat(GridMaps.REJECTS.in(next).size()).isZero();
    }
  }

  private RentalsJob job(Optional<CopySettings> copy, PostgresFixture shop) {
    return prepared(newJob(copy, List.of(shop.source())));
  }

  private static String confirmed(PostgresFixture shop) {
    return shop.ask("SELECT confirmed_flush_lsn FROM pg_replication_slots");
  }
}
