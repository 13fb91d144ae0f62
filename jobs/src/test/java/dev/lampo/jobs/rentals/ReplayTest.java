package dev.lampo.jobs.rentals;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import dev.lampo.jobs.copy.CopySettings;
import dev.lampo.jobs.source.Flaw;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.jobs.source.ReferenceData;
import dev.lampo.jobs.source.SourceSettings;
import dev.lampo.jobs.source.Sources;
import dev.lampo.model.Broker;
import dev.lampo.model.Decision;
import dev.lampo.model.Delivery;
import dev.lampo.model.GridMaps;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.Reject;
import dev.lampo.model.RejectCause;
import dev.lampo.model.StoredPosition;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rejected records that are read again. */
class ReplayTest extends JobOnMembers {
  private static final Flaw FLAW =
      new Flaw(RejectCause.MALFORMED, "row of 3 fields, but there are 5 columns");

  @TempDir private Path folder;

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
      replay(grid);
      assertThat(GridMaps.REJECTS.in(grid).values())
          .allSatisfy(
              reject -> {
                assertThat(reject.cause()).isEqualTo(RejectCause.UNKNOWN_STATION);
                assertThat(reject.replayedAt()).isNull();
              });
      cancelled(job);

      RentalsJob mended = prepared(newJob(Optional.of(copy), reference()));
      mended.submit(grid);
      awaitTrue(() -> mended.notReadyBecause(grid).isEmpty());
      replay(grid);

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

  @Test
  void shouldUseRejectsOfABrokerThatIsKnownNow() {
    members = new TestMembers(0);
    HazelcastInstance grid = members.start();
    List<Delivery<QuoteTerms>> deliveries = Traffic.of(32, 600);
    publish(deliveries, deliveries.size());
    List<Broker> all = reference().brokers();
    Job job = prepared(newJob(Optional.empty(), brokers(all.subList(0, 3)))).submit(grid);
    awaitEverything(grid, deliveries);
    assertThat(GridMaps.REJECTS.in(grid).size()).isGreaterThan(100);
    assertThat(GridMaps.REJECTS.in(grid).values())
        .extracting(Reject::cause)
        .containsOnly(RejectCause.UNKNOWN_BROKER);
    cancelled(job);

    List<Broker> renamed = new ArrayList<>(all.subList(0, 3));
    renamed.add(new Broker("late", "Broker 3", List.of("broker3")));
    RentalsJob mended = prepared(newJob(Optional.empty(), brokers(renamed)));
    mended.submit(grid);
    awaitTrue(() -> mended.notReadyBecause(grid).isEmpty());
    replay(grid);

    assertThat(GridMaps.REJECTS.in(grid).values())
        .allSatisfy(reject -> assertThat(reject.replayedAt()).isNotNull());
    Oracle oracle = new Oracle(deliveries, TOLERANCE);
    assertThat(GridMaps.QUOTES.in(grid).keySet())
        .containsExactlyInAnyOrderElementsOf(
            oracle.records.values().stream()
                .filter(record -> record.terms != null)
                .map(record -> record.id)
                .toList());
    assertThat(GridMaps.QUOTES.in(grid).values())
        .extracting(quote -> quote.terms().broker())
        .contains("late")
        .doesNotContain("broker3");
    awaitTrue(() -> new Audit(grid).run().differences() == 0);
  }

  private ReferenceData brokers(List<Broker> brokers) {
    return new ReferenceData(reference().stations(), brokers, reference().carClasses());
  }

  @Test
  void shouldLeaveAsTheyAreRejectsThatDoNotHoldTheirRecord() throws Exception {
    try (EmbeddedPostgres server = startPostgres()) {
      CopySettings copy = copyOn(server);
      members = new TestMembers(0);
      HazelcastInstance grid = members.start();
      ReplayableP.publish(topic, List.of(List.of(ofUnknownStation(), brokenRow())));
      prepared(versionInHeader(copy)).submit(grid);
      awaitTrue(() -> GridMaps.REJECTS.in(grid).size() == 2);
      replay(grid);

      Reject station = reject(grid);
      assertThat(station.cause()).isEqualTo(RejectCause.UNKNOWN_STATION);
      assertThat(station.detail())
          .startsWith("station \"FCO0\"")
          .contains("; cannot be read again: its version was in the header revision");
      assertThat(station.replayedAt()).isNull();
      Reject row = GridMaps.REJECTS.in(grid).get("test/0/1");
      assertThat(row.cause()).isEqualTo(RejectCause.MALFORMED);
      assertThat(row.detail()).startsWith(FLAW.detail() + "; cannot be read again: its form");
      replay(grid);
      assertThat(GridMaps.REJECTS.in(grid).get("test/0/1").detail()).isEqualTo(row.detail());
      assertThat(GridMaps.QUOTES.in(grid).isEmpty()).isTrue();
      awaitTrue(() -> new Audit(grid).run().differences() == 0);
    }
  }

  /** A reject is all that is left of its record, until the record is where nothing is lost. */
  @Test
  void shouldCallARejectReplayedOnlyWhenTheCopyHasItsQuote() throws Exception {
    try (EmbeddedPostgres server = startPostgres()) {
      CopySettings copy = copyOn(server);
      members = new TestMembers(0);
      HazelcastInstance grid = members.start();
      List<RawRecord> records = new CopyOnWriteArrayList<>(List.of(ofUnknownStation()));
      ReplayableP.publish(topic, List.of(records));
      Job job = prepared(newJob(Optional.of(copy), withoutFirstTerminal())).submit(grid);
      awaitTrue(() -> GridMaps.REJECTS.in(grid).size() == 1);
      awaitTrue(() -> durable(copy) == 1);
      cancelled(job);
      RentalsJob mended = prepared(newJob(Optional.of(copy), reference()));
      mended.submit(grid);
      awaitTrue(() -> writersOfThisRunAreDone(grid));

      try (Connection hindrance = server.getPostgresDatabase().getConnection();
          Statement statement = hindrance.createStatement()) {
        hindrance.setAutoCommit(false);
        statement.execute("LOCK TABLE quotes IN ACCESS EXCLUSIVE MODE");
        decide(grid);
        awaitTrue(() -> GridMaps.QUOTES.in(grid).size() == 1);
        records.add(brokenRow());
        awaitTrue(() -> GridMaps.REJECTS.in(grid).size() == 2);
        long before = snapshot(grid);
        awaitTrue(() -> snapshot(grid) > before + 3);
        assertThat(reject(grid).replayedAt()).isNull();
        assertThat(GridMaps.DECISIONS.in(grid).size()).isEqualTo(1);
        members.terminateAll();
      }

      HazelcastInstance next = members.start();
      prepared(newJob(Optional.of(copy), reference())).submit(next);
      awaitTrue(() -> GridMaps.REJECTS.in(next).size() == 2);
      assertThat(reject(next).replayedAt()).isNull();
      replay(next);
      assertThat(reject(next).replayedAt()).isNotNull();
      assertThat(GridMaps.QUOTES.in(next).size()).isEqualTo(1);
      awaitTrue(() -> replayedInTable(server) == 1);
    }
  }

  /** A crash in between left the reject marked and took the quote. */
  @Test
  void shouldDoAgainADecisionThatIsStillThere() {
    members = new TestMembers(0);
    HazelcastInstance grid = members.start();
    ReplayableP.publish(topic, List.of(List.of(ofUnknownStation())));
    Job job = prepared(newJob(withoutFirstTerminal())).submit(grid);
    awaitTrue(() -> GridMaps.REJECTS.in(grid).size() == 1);
    awaitTrue(() -> positions(grid).mapToLong(StoredPosition::next).sum() == 1);
    cancelled(job);
    Instant marked = Instant.parse("2026-01-02T03:04:05Z");
    GridMaps.REJECTS.in(grid).replace("test/0/0", reject(grid).replayed(marked));
    decide(grid);

    prepared(newJob(reference())).submit(grid);

    awaitTrue(() -> GridMaps.DECISIONS.in(grid).isEmpty());
    assertThat(GridMaps.QUOTES.in(grid).size()).isEqualTo(1);
    assertThat(reject(grid).replayedAt()).isEqualTo(marked);
  }

  private static Reject reject(HazelcastInstance grid) {
    return GridMaps.REJECTS.in(grid).get("test/0/0");
  }

  /** Grows with the snapshots of a run that has read something. */
  private static long snapshot(HazelcastInstance grid) {
    return positions(grid).mapToLong(StoredPosition::stamp).max().orElse(0);
  }

  private RentalsJob versionInHeader(CopySettings copy) throws IOException {
    String yaml =
        Files.readString(Path.of("src/test/resources/rentals/sources.yaml"))
            .replace("version: {field: revision}", "version: {header: revision}");
    Path file = Files.writeString(folder.resolve("sources.yaml"), yaml);
    Sources sources = SourceSettings.read(file, Path.of("src/test/resources/rentals/reference"));
    return new RentalsJob(
        new Sources(sources.all(), withoutFirstTerminal()),
        Optional.of(copy),
        new RentalsJob.Settings(new SameRental(TOLERANCE), Duration.ofMillis(200), 2, false),
        (source, next) -> ReplayableP.from(topic, next));
  }

  private static RawRecord ofUnknownStation() {
    RawRecord record =
        IntStream.iterate(0, number -> number + 1)
            .mapToObj(number -> BrokerJson.raw(Traffic.single(number)))
            .filter(raw -> new String(raw.value(), UTF_8).contains("\"FCO0\""))
            .findFirst()
            .orElseThrow();
    return new RawRecord(
        0,
        0,
        record.key(),
        record.value(),
        Map.of("revision", "7".getBytes(UTF_8)),
        record.timestampMillis());
  }

  private static RawRecord brokenRow() {
    byte[] row = "q2;broker1;FCO1".getBytes(UTF_8);
    return new RawRecord(0, 1, null, row, Map.of(), 1_800_000_000_000L, false, FLAW);
  }

  /** Decides, and waits until that is done. */
  private static void replay(HazelcastInstance grid) {
    decide(grid);
    awaitTrue(() -> GridMaps.DECISIONS.in(grid).isEmpty());
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
