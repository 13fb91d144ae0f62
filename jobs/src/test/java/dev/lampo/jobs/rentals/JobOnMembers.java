package dev.lampo.jobs.rentals;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import com.hazelcast.jet.core.JobStatus;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import dev.lampo.jobs.copy.CopyDatabase;
import dev.lampo.jobs.copy.CopyReader;
import dev.lampo.jobs.copy.CopySettings;
import dev.lampo.jobs.rentals.Hops.Reader;
import dev.lampo.jobs.source.KafkaSource;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.jobs.source.RecordReading;
import dev.lampo.jobs.source.ReferenceData;
import dev.lampo.jobs.source.Source;
import dev.lampo.jobs.source.SourceSettings;
import dev.lampo.jobs.source.Sources;
import dev.lampo.model.CopyLane;
import dev.lampo.model.Delivery;
import dev.lampo.model.GridMaps;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/** What tests of the job on real members need: members, topic, job, and the truth. */
abstract class JobOnMembers {
  private static final Path FILES = Path.of("src/test/resources/rentals");
  static final Duration TOLERANCE = Grid.TOLERANCE;

  private final Sources sources =
      SourceSettings.read(FILES.resolve("sources.yaml"), FILES.resolve("reference"));
  final String topic = "topic-" + System.nanoTime();
  TestMembers members;

  @AfterEach
  void stop() {
    members.close();
  }

  static Stream<StoredPosition> positions(HazelcastInstance grid) {
    return GridMaps.POSITIONS.in(grid).values().stream();
  }

  static EmbeddedPostgres startPostgres() throws IOException {
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .start();
  }

  /** A copy in the server's own database. */
  static CopySettings copyOn(EmbeddedPostgres server) {
    return CopySettings.of(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
  }

  static void execute(EmbeddedPostgres server, String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static long live(HazelcastInstance grid) {
    return GridMaps.QUOTES.in(grid).values().stream().filter(Quote::live).count();
  }

  /** How many deliveries the copy has for good. */
  static long durable(CopySettings copy) {
    try (CopyDatabase database = new CopyDatabase(copy)) {
      return new CopyReader(database).positions().stream().mapToLong(StoredPosition::next).sum();
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }

  /**
   * Every writer of the present run has reported a snapshot of it and has nothing left to write.
   */
  static boolean writersOfThisRunAreDone(HazelcastInstance grid) {
    long epoch = GridMaps.GRID_STATE.in(grid).getOrDefault("epoch", 0L);
    List<CopyLane> lanes =
        GridMaps.COPY_LANES.in(grid).values().stream()
            .filter(lane -> Stamp.epochOf(lane.stamp()) == epoch)
            .toList();
    return !lanes.isEmpty()
        && lanes.size() == lanes.get(0).lanes()
        && lanes.stream().allMatch(lane -> lane.pending() == 0);
  }

  /** On all members that are up, as nodes do when they start. */
  RentalsJob job(Optional<CopySettings> copy) {
    return prepared(newJob(copy));
  }

  RentalsJob prepared(RentalsJob job) {
    members.all().forEach(job::prepare);
    return job;
  }

  RentalsJob newJob(Optional<CopySettings> copy) {
    return newJob(copy, sources);
  }

  RentalsJob newJob(Optional<CopySettings> copy, Reader reader) {
    return newJob(copy, sources, reader);
  }

  /** A job over other sources than the file's. */
  RentalsJob newJob(Optional<CopySettings> copy, List<Source> others) {
    return newJob(copy, new Sources(others, sources.reference()));
  }

  /** The same job under other reference data. */
  RentalsJob newJob(ReferenceData reference) {
    return newJob(Optional.empty(), reference);
  }

  RentalsJob newJob(Optional<CopySettings> copy, ReferenceData reference) {
    return newJob(copy, new Sources(sources.all(), reference));
  }

  RentalsJob newJob(Optional<CopySettings> copy, List<Source> others, Duration snapshotInterval) {
    Sources read = new Sources(others, sources.reference());
    return newJob(copy, read, this::replayed, snapshotInterval);
  }

  private RentalsJob newJob(Optional<CopySettings> copy, Sources read) {
    return newJob(copy, read, this::replayed);
  }

  private ProcessorMetaSupplier replayed(KafkaSource source, Map<Integer, Long> next) {
    return ReplayableP.from(topic, next);
  }

  private static RentalsJob newJob(Optional<CopySettings> copy, Sources read, Reader reader) {
    return newJob(copy, read, reader, Duration.ofMillis(200));
  }

  private static RentalsJob newJob(
      Optional<CopySettings> copy, Sources read, Reader reader, Duration snapshotInterval) {
    return new RentalsJob(
        read,
        copy,
        new RentalsJob.Settings(new SameRental(TOLERANCE), snapshotInterval, 2, false),
        reader);
  }

  ReferenceData reference() {
    return sources.reference();
  }

  /** How the file's source reads its records. */
  RecordReading kafkaReading() {
    return sources.all().get(0).reading();
  }

  List<List<RawRecord>> publish(List<Delivery<QuoteTerms>> deliveries, int first) {
    List<List<RawRecord>> partitions = new ArrayList<>();
    for (int i = 0; i < Traffic.PARTITIONS; i++) {
      partitions.add(new CopyOnWriteArrayList<>());
    }
    extend(partitions, deliveries, first);
    ReplayableP.publish(topic, partitions);
    return partitions;
  }

  static void extend(
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

  static void awaitEverything(HazelcastInstance grid, List<Delivery<QuoteTerms>> deliveries) {
    awaitTrue(() -> positions(grid).mapToLong(StoredPosition::next).sum() == deliveries.size());
  }

  /** A job that is over, so that another one may begin. */
  static void cancelled(Job job) {
    job.cancel();
    awaitTrue(() -> job.getStatus() == JobStatus.FAILED);
  }

  void assertAsTheOracle(HazelcastInstance grid, List<Delivery<QuoteTerms>> deliveries) {
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

  static void awaitTrue(BooleanSupplier condition) {
    Instant deadline = Instant.now().plusSeconds(60);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("not so within 60 s");
      }
      LockSupport.parkNanos(20_000_000);
    }
  }
}
