package dev.lampo.jobs.rentals;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.model.Delivery;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.StoredPosition;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A sender that writes microseconds where milliseconds belong. */
class ClockAheadTest extends JobOnMembers {
  @Test
  void shouldStorePositionsOfAPartitionThatHadATimeFarAhead() throws Exception {
    try (EmbeddedPostgres server = startPostgres()) {
      members = new TestMembers(0);
      HazelcastInstance grid = members.start();
      List<Delivery<QuoteTerms>> deliveries = Traffic.of(7, 200);
      List<List<RawRecord>> partitions = publish(deliveries, deliveries.size());
      partitions.forEach(records -> records.replaceAll(ClockAheadTest::inMicroseconds));
      job(Optional.of(copyOn(server))).submit(grid);

      awaitEverything(grid, deliveries);
      awaitTrue(() -> durable(copyOn(server)) == deliveries.size());
      assertThat(positions(grid).map(StoredPosition::committedAt))
          .isNotEmpty()
          .allSatisfy(at -> assertThat(at).isBeforeOrEqualTo(Instant.now()));
    }
  }

  private static RawRecord inMicroseconds(RawRecord record) {
    return record.position() % 2 == 0
        ? record
        : new RawRecord(
            record.partition(),
            record.position(),
            record.key(),
            record.value(),
            record.headers(),
            record.timestampMillis() * 1_000);
  }
}
