package dev.lampo.jobs.rentals;

import static dev.lampo.jobs.OtherTerms.withPrice;
import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import com.hazelcast.jet.core.JobStatus;
import com.hazelcast.query.Predicates;
import dev.lampo.jobs.copy.CopySettings;
import dev.lampo.jobs.rentals.Hops.Reader;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.model.Delivery;
import dev.lampo.model.Enquiry;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Quote;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.RejectCause;
import dev.lampo.model.SourceHealth;
import dev.lampo.model.StoredPosition;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The job on real members in this JVM, with a source that can be read again. */
class RentalsJobTest extends JobOnMembers {
  @Test
  void shouldConcludeWhatTheOracleConcludes() {
    members = new TestMembers(0);
    HazelcastInstance grid = members.start();
    List<Delivery<QuoteTerms>> deliveries = Traffic.of(11, 3_000);
    publish(deliveries, deliveries.size());

    job(Optional.empty()).submit(grid);

    awaitEverything(grid, deliveries);
    assertAsTheOracle(grid, deliveries);
  }

  @Test
  void shouldRestoreFromTheMapsForANewVersionOfTheJob() {
    members = new TestMembers(0);
    HazelcastInstance grid = members.start();
    List<Delivery<QuoteTerms>> deliveries = Traffic.of(13, 3_000);
    List<List<RawRecord>> topicPartitions = publish(deliveries, deliveries.size() / 2);
    Job job = job(Optional.empty()).submit(grid);
    awaitTrue(() -> GridMaps.POSITIONS.in(grid).size() == Traffic.PARTITIONS);
    job.cancel();
    awaitTrue(() -> job.getStatus() == JobStatus.FAILED);

    extend(topicPartitions, deliveries, deliveries.size());
    Job next = job(Optional.empty()).submit(grid);

    awaitEverything(grid, deliveries);
    assertThat(next.getId()).isNotEqualTo(job.getId());
    assertAsTheOracle(grid, deliveries);
  }

  @Test
  void shouldNameRecordsThatTheSourceNoLongerHeldWhenReadingWentOn() {
    members = new TestMembers(0);
    HazelcastInstance grid = members.start();
    List<Delivery<QuoteTerms>> deliveries = Traffic.of(17, 600);
    List<List<RawRecord>> topicPartitions = publish(deliveries, deliveries.size() / 2);
    Job job = job(Optional.empty()).submit(grid);
    long half = topicPartitions.stream().mapToLong(List::size).sum();
    awaitTrue(() -> positions(grid).mapToLong(StoredPosition::next).sum() == half);
    job.cancel();
    awaitTrue(() -> job.getStatus() == JobStatus.FAILED);

    extend(topicPartitions, deliveries, deliveries.size());
    long stored = GridMaps.POSITIONS.in(grid).get("test/1").next();
    Reader skipping =
        (source, next) -> {
          Map<Integer, Long> later = new HashMap<>(next);
          later.put(1, next.get(1) + 10);
          return ReplayableP.from(topic, later);
        };
    newJob(Optional.empty(), skipping).submit(grid);
    awaitTrue(
        () ->
            positions(grid)
                .filter(position -> position.partition() != 1)
                .allMatch(at -> at.next() == topicPartitions.get(at.partition()).size()));
    assertThat(GridMaps.POSITIONS.in(grid).get("test/1").next()).isEqualTo(stored);
    GridMaps.SOURCE_HEALTH
        .in(grid)
        .set("test/1", new SourceHealth("test", 1, stored + 10, 999, Instant.now(), null, null));

    awaitEverything(grid, deliveries);
    assertThat(GridMaps.REJECTS.in(grid).values())
        .singleElement()
        .satisfies(
            reject -> {
              assertThat(reject.cause()).isEqualTo(RejectCause.NOT_READ);
              assertThat(reject.id()).isEqualTo("gap:test/1/" + stored);
              assertThat(reject.detail()).contains("positions " + stored + " to " + (stored + 9));
            });
  }

  /** A partition was lost, and there is no copy: all is read again. */
  @Test
  void shouldReadATopicThatWasMadeAnewAgainUnderTheNumbersThatItHad() {
    members = new TestMembers(0);
    HazelcastInstance grid = members.start();
    publish(List.of(), 0);
    String anew = "topic=second base=5000";
    StoredPosition stored =
        new StoredPosition("test", 1, 5_100, Instant.EPOCH, Instant.EPOCH, 1, anew);
    GridMaps.POSITIONS.in(grid).set(stored.lane(), stored);
    StoredPosition first =
        new StoredPosition("test", 2, 70, Instant.EPOCH, Instant.EPOCH, 1, "topic=first base=0");
    GridMaps.POSITIONS.in(grid).set(first.lane(), first);
    List<Map<Integer, Long>> starts = new ArrayList<>();

    newJob(
            Optional.empty(),
            (source, next) -> {
              starts.add(Map.copyOf(next));
              return ReplayableP.from(topic, Map.of());
            })
        .submit(grid);

    assertThat(starts).containsExactly(Map.of(1, 5_000L));
  }

  @Test
  void shouldRestoreFromTheCopyAfterAColdStart() throws Exception {
    try (EmbeddedPostgres server = startPostgres()) {
      CopySettings copy = copyOn(server);
      members = new TestMembers(0);
      HazelcastInstance grid = members.start();
      List<Delivery<QuoteTerms>> deliveries = Traffic.of(14, 3_000);
      List<List<RawRecord>> topicPartitions = publish(deliveries, deliveries.size() / 2);
      job(Optional.of(copy)).submit(grid);
      awaitTrue(() -> durable(copy) > deliveries.size() / 4);
      members.terminateAll();

      extend(topicPartitions, deliveries, deliveries.size());
      HazelcastInstance next = members.start();
      job(Optional.of(copy)).submit(next);

      awaitEverything(next, deliveries);
      awaitTrue(() -> durable(copy) == deliveries.size());
      assertAsTheOracle(next, deliveries);
      Audit.Report report = new Audit(next).run();
      assertThat(report.withCopy()).isTrue();
      assertThat(report.named()).isEmpty();
    }
  }

  @Test
  void shouldNameATamperedRowEnquiryAndMapEntry() throws Exception {
    try (EmbeddedPostgres server = startPostgres()) {
      CopySettings copy = copyOn(server);
      members = new TestMembers(0);
      HazelcastInstance grid = members.start();
      List<Delivery<QuoteTerms>> deliveries = Traffic.of(15, 300);
      publish(deliveries, deliveries.size());
      job(Optional.of(copy)).submit(grid);
      awaitTrue(() -> durable(copy) == deliveries.size());
      assertThat(new Audit(grid).run().differences()).isZero();

      Quote quote =
          GridMaps.QUOTES
              .in(grid)
              .values(Predicates.equal("standing", "current"))
              .iterator()
              .next();
      Enquiry enquiry = GridMaps.ENQUIRIES.in(grid).values().iterator().next();
      String row = GridMaps.QUOTES.in(grid).keySet().iterator().next();
      GridMaps.QUOTES.in(grid).set(quote.id(), withPrice(quote, "0.01"));
      GridMaps.ENQUIRIES.in(grid).delete(enquiry.id());
      execute(server, "UPDATE quotes SET broker = 'nobody' WHERE id = '" + row + "'");

      List<Difference> named = new Audit(grid).run().named();
      assertThat(named)
          .anySatisfy(found -> assertDifference(found, "map quotes", quote.id()))
          .anySatisfy(found -> assertDifference(found, "map enquiries", enquiry.id()))
          .anySatisfy(found -> assertDifference(found, "table quotes", row))
          .anySatisfy(found -> assertDifference(found, "table enquiries", enquiry.id()));
    }
  }

  private static void assertDifference(Difference found, String where, String id) {
    assertThat(found.where()).isEqualTo(where);
    assertThat(found.id()).isEqualTo(id);
  }
}
