package dev.lampo.jobs.rentals;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import com.hazelcast.jet.core.JobStatus;
import com.hazelcast.query.Predicates;
import dev.lampo.jobs.copy.CopyDatabase;
import dev.lampo.jobs.copy.CopyReader;
import dev.lampo.jobs.copy.CopySettings;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.jobs.source.SourceSettings;
import dev.lampo.jobs.source.Sources;
import dev.lampo.model.CopyLane;
import dev.lampo.model.Delivery;
import dev.lampo.model.Enquiry;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Money;
import dev.lampo.model.Quote;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.Stamp;
import dev.lampo.model.StoredPosition;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The job on real members in this JVM, with a source that can be read again. */
class RentalsJobTest {
  private static final Path FILES = Path.of("src/test/resources/rentals");
  private static final Duration TOLERANCE = Grid.TOLERANCE;

  private final Sources sources =
      SourceSettings.read(FILES.resolve("sources.yaml"), FILES.resolve("reference"));
  private final String topic = "topic-" + System.nanoTime();
  private TestMembers members;

  @AfterEach
  void stop() {
    members.close();
  }

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
  void shouldSurviveRestartsAndALostMember() {
    members = new TestMembers(1);
    HazelcastInstance grid = members.start();
    HazelcastInstance other = members.start();
    List<Delivery<QuoteTerms>> deliveries = Traffic.of(12, 3_000);
    List<List<RawRecord>> topicPartitions = publish(deliveries, deliveries.size() / 3);
    Job job = job(Optional.empty()).submit(grid);
    awaitTrue(() -> GridMaps.QUOTES.in(grid).size() > 300);

    extend(topicPartitions, deliveries, deliveries.size() * 2 / 3);
    job.restart();
    awaitTrue(() -> job.getStatus() == JobStatus.RUNNING);
    extend(topicPartitions, deliveries, deliveries.size());
    members.terminate(other);

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
  void shouldRestoreFromTheCopyAfterAColdStart() throws Exception {
    try (EmbeddedPostgres server = startPostgres()) {
      CopySettings copy =
          CopySettings.of(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
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
      CopySettings copy =
          CopySettings.of(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
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

  private static Quote withPrice(Quote quote, String price) {
    QuoteTerms terms = quote.terms();
    return new Quote(
        quote.id(),
        new QuoteTerms(
            terms.broker(),
            terms.customer(),
            terms.pickup(),
            terms.dropOff(),
            terms.carClass(),
            terms.classFamily(),
            Money.of(price, terms.price().currency()),
            terms.quotedAt()),
        quote.lineage(),
        quote.verdict(),
        quote.births(),
        quote.stamp());
  }

  private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void shouldKeepTheCopyEqualOverRestartsOfEveryKind() throws Exception {
    long seed = Long.getLong("lampo.seed", System.nanoTime() % 1_000_000);
    System.out.println("restarts of every kind: -Dlampo.seed=" + seed);
    Random random = new Random(seed);
    try (EmbeddedPostgres server = startPostgres()) {
      CopySettings copy =
          CopySettings.of(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
      members = new TestMembers(1);
      HazelcastInstance grid = members.start();
      List<Delivery<QuoteTerms>> deliveries = Traffic.of(seed, 6_000);
      List<List<RawRecord>> topicPartitions = publish(deliveries, 0);
      job(Optional.of(copy)).submit(grid);
      for (int step = 1; step <= 12; step++) {
        extend(topicPartitions, deliveries, deliveries.size() * step / 12);
        LockSupport.parkNanos(random.nextInt(1_500) * 1_000_000L);
        disturb(random.nextInt(4), grid);
        grid = members.all().isEmpty() ? members.start() : members.all().get(0);
        supervise(grid, copy);
      }
      HazelcastInstance last = grid;
      awaitTrue(
          () -> {
            supervise(last, copy);
            RentalsJob job = newJob(Optional.of(copy));
            return durable(copy) == deliveries.size()
                && job.replaceBecause(last).isEmpty()
                && job.notReadyBecause(last).isEmpty()
                && writersOfThisRunAreDone(last);
          });
      awaitEverything(grid, deliveries);
      assertAsTheOracle(grid, deliveries);
      assertThat(new Audit(grid).run().withCopy()).isTrue();
    }
  }

  /**
   * Every writer of the present run has reported a snapshot of it and has nothing left to write.
   */
  private static boolean writersOfThisRunAreDone(HazelcastInstance grid) {
    long epoch = GridMaps.GRID_STATE.in(grid).getOrDefault("epoch", 0L);
    List<CopyLane> lanes =
        GridMaps.COPY_LANES.in(grid).values().stream()
            .filter(lane -> Stamp.epochOf(lane.stamp()) == epoch)
            .toList();
    return !lanes.isEmpty()
        && lanes.size() == lanes.get(0).lanes()
        && lanes.stream().allMatch(lane -> lane.pending() == 0);
  }

  private void disturb(int how, HazelcastInstance grid) {
    switch (how) {
      case 0 -> members.terminateAll();
      case 1 -> members.start();
      case 2 -> {
        if (members.all().size() > 1) {
          members.terminate(members.all().get(1));
        }
      }
      default -> {
        Job job = grid.getJet().getJob(GridMaps.RENTALS);
        if (job != null && job.getStatus() == JobStatus.RUNNING) {
          job.restart();
        }
      }
    }
  }

  /** What a node does: every member knows the job, a failed job is submitted again. */
  private void supervise(HazelcastInstance grid, CopySettings copy) {
    RentalsJob job = job(Optional.of(copy));
    Job running = grid.getJet().getJob(GridMaps.RENTALS);
    if (running == null || running.getStatus().isTerminal()) {
      job.submit(grid);
    } else if (job.replaceBecause(grid).isPresent()) {
      running.cancel();
    }
  }

  private static EmbeddedPostgres startPostgres() throws IOException {
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .start();
  }

  /** How many deliveries the copy has for good. */
  private static long durable(CopySettings copy) {
    try (CopyDatabase database = new CopyDatabase(copy)) {
      return new CopyReader(database).positions().stream().mapToLong(StoredPosition::next).sum();
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }

  /** On all members that are up, as nodes do when they start. */
  private RentalsJob job(Optional<CopySettings> copy) {
    RentalsJob job = newJob(copy);
    members.all().stream()
        .filter(member -> !member.getUserContext().containsKey("lampo.rentals"))
        .forEach(job::prepare);
    return job;
  }

  private RentalsJob newJob(Optional<CopySettings> copy) {
    return new RentalsJob(
        sources,
        copy,
        new RentalsJob.Settings(new SameRental(TOLERANCE), Duration.ofMillis(200), 2, false),
        (source, next) -> ReplayableP.from(topic, next));
  }

  private List<List<RawRecord>> publish(List<Delivery<QuoteTerms>> deliveries, int first) {
    List<List<RawRecord>> partitions = new ArrayList<>();
    for (int i = 0; i < Traffic.PARTITIONS; i++) {
      partitions.add(new CopyOnWriteArrayList<>());
    }
    extend(partitions, deliveries, first);
    ReplayableP.publish(topic, partitions);
    return partitions;
  }

  private static void extend(
      List<List<RawRecord>> partitions, List<Delivery<QuoteTerms>> deliveries, int first) {
    for (int partition = 0; partition < partitions.size(); partition++) {
      int here = partition;
      List<RawRecord> records =
          deliveries.stream()
              .limit(first)
              .filter(delivery -> delivery.origin().partition() == here)
              .map(BrokerJson::raw)
              .toList();
      List<RawRecord> held = partitions.get(partition);
      held.addAll(records.subList(held.size(), records.size()));
    }
  }

  private static void awaitEverything(
      HazelcastInstance grid, List<Delivery<QuoteTerms>> deliveries) {
    awaitTrue(
        () ->
            GridMaps.POSITIONS.in(grid).values().stream().mapToLong(StoredPosition::next).sum()
                == deliveries.size());
  }

  private void assertAsTheOracle(HazelcastInstance grid, List<Delivery<QuoteTerms>> deliveries) {
    Oracle oracle = new Oracle(deliveries, TOLERANCE);
    Map<String, Quote> quotes = GridMaps.QUOTES.in(grid).getAll(oracle.records.keySet());
    assertThat(GridMaps.REJECTS.in(grid).size()).isZero();
    oracle.records.values().stream()
        .filter(record -> record.terms != null)
        .forEach(
            record -> {
              Quote quote = quotes.get(record.id);
              assertThat(quote).as(record.id).isNotNull();
              assertThat(quote.live()).as(record.id).isEqualTo(record.live());
              assertThat(quote.lineage().deliveries())
                  .as(record.id)
                  .isEqualTo(record.places.size());
            });
    Audit.Report report = new Audit(grid).run();
    assertThat(report.named()).isEmpty();
    assertThat(GridMaps.ENQUIRIES.in(grid).size()).isEqualTo(oracle.wishes().size());
    assertThat(report.compared()).isGreaterThan(quotes.size());
  }

  private static void awaitTrue(BooleanSupplier condition) {
    Instant deadline = Instant.now().plusSeconds(60);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("not so within 60 s");
      }
      LockSupport.parkNanos(20_000_000);
    }
  }
}
