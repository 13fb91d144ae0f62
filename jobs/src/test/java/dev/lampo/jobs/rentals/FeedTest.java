package dev.lampo.jobs.rentals;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import com.hazelcast.jet.core.JobStatus;
import dev.lampo.jobs.copy.CopySettings;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.jobs.source.Source;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Quote;
import dev.lampo.model.RestoreState;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A source with a feed of its own through the real job. */
class FeedTest extends JobOnMembers {
  private final MemorySource.Table table = MemorySource.table(topic);

  @Test
  void shouldDeliverOnceOverRestartsAndALostMember() {
    members = new TestMembers(1);
    HazelcastInstance grid = members.start();
    HazelcastInstance other = members.start();
    write(0, 400);
    Job job = feedJob(Optional.empty()).submit(grid);
    awaitTrue(() -> GridMaps.QUOTES.in(grid).size() == 400);

    job.restart();
    awaitTrue(() -> GridMaps.GRID_STATE.in(grid).get(RestoreState.EPOCH) == 2);
    write(400, 800);
    awaitTrue(() -> GridMaps.QUOTES.in(grid).size() == 800);
    members.terminate(other);
    write(800, 1_200);

    awaitTrue(() -> GridMaps.QUOTES.in(grid).size() == 1_200);
    awaitTrue(() -> positions(grid).anyMatch(at -> "1200".equals(at.resume())));
    assertThat(GridMaps.QUOTES.in(grid).values())
        .allSatisfy(quote -> assertThat(quote.lineage().deliveries()).isEqualTo(1));
    assertThat(new Audit(grid).run().named()).isEmpty();
  }

  /** The quotes are in the grid and no place to go on from is: all is read again, and known. */
  @Test
  void shouldDeliverOnceWhereARunEndsBeforeItsFirstSnapshot() {
    members = new TestMembers(0);
    HazelcastInstance grid = members.start();
    write(0, 400);
    Job job = withoutSnapshots().submit(grid);
    awaitTrue(() -> GridMaps.QUOTES.in(grid).size() == 400);
    assertThat(positions(grid)).isEmpty();
    cancelled(job);
    write(400, 500);

    feedJob(Optional.empty()).submit(grid);

    awaitTrue(() -> GridMaps.QUOTES.in(grid).size() == 500);
    assertThat(GridMaps.QUOTES.in(grid).values())
        .allSatisfy(quote -> assertThat(quote.lineage().deliveries()).isEqualTo(1));
  }

  @Test
  void shouldRemoveWhatAWholeReadingDoesNotBring() {
    members = new TestMembers(0);
    HazelcastInstance grid = members.start();
    write(0, 100);
    feedJob(Optional.empty()).submit(grid);
    awaitTrue(() -> GridMaps.QUOTES.in(grid).size() == 100);

    table.whole = IntStream.range(40, 120).mapToObj(FeedTest::row).toList();

    awaitTrue(() -> GridMaps.QUOTES.in(grid).size() == 120);
    awaitTrue(() -> live(grid) == 80);
    assertThat(quote(grid, 39).live()).isFalse();
    assertThat(quote(grid, 40).live()).isTrue();
    assertThat(quote(grid, 40).lineage().deliveries()).isEqualTo(1);
    assertThat(quote(grid, 119).live()).isTrue();
  }

  @Test
  void shouldReviveWhatIsThereAgainWithTheVersionThatItHad() {
    members = new TestMembers(0);
    HazelcastInstance grid = members.start();
    write(0, 50);
    feedJob(Optional.empty()).submit(grid);
    awaitTrue(() -> GridMaps.QUOTES.in(grid).size() == 50);
    table.whole = List.of(row(0));
    awaitTrue(() -> live(grid) == 1);

    table.whole = IntStream.range(0, 50).mapToObj(FeedTest::row).toList();

    awaitTrue(() -> live(grid) == 50);
    assertThat(new Audit(grid).run().named()).isEmpty();
  }

  /** What lay in a lost partition comes back from the source, which must be read from its start. */
  @Test
  void shouldReadAllAgainWhereAPartitionWasLostAndThereIsNoCopy() {
    members = new TestMembers(0);
    HazelcastInstance grid = members.start();
    write(0, 500);
    Job job = feedJob(Optional.empty()).submit(grid);
    awaitTrue(() -> GridMaps.QUOTES.in(grid).size() == 500);
    awaitTrue(() -> positions(grid).anyMatch(at -> "500".equals(at.resume())));
    job.cancel();
    awaitTrue(() -> job.getStatus().isTerminal());
    String lost = "test:q7";
    int partition = grid.getPartitionService().getPartition(lost).getPartitionId();
    GridMaps.GRID_STATE.in(grid).delete(PartitionMarks.of(grid).of(new int[] {partition}).get(0));
    GridMaps.QUOTES.in(grid).delete(lost);

    feedJob(Optional.empty()).submit(grid);

    awaitTrue(() -> GridMaps.QUOTES.in(grid).size() == 500);
    assertThat(GridMaps.REJECTS.in(grid).size()).isZero();
  }

  @Test
  void shouldNotTakeForGoneWhatAWholeReadingBringsInABrokenState() {
    members = new TestMembers(0);
    HazelcastInstance grid = members.start();
    write(0, 30);
    feedJob(Optional.empty()).submit(grid);
    awaitTrue(() -> GridMaps.QUOTES.in(grid).size() == 30);

    table.whole =
        IntStream.range(10, 30)
            .mapToObj(number -> number == 15 ? broken(row(number)) : row(number))
            .toList();

    awaitTrue(() -> live(grid) == 20);
    assertThat(quote(grid, 15).live()).isTrue();
    assertThat(GridMaps.REJECTS.in(grid).size()).isEqualTo(1);

    table.whole = List.of(row(20), nameless());
    awaitTrue(() -> GridMaps.REJECTS.in(grid).size() == 2);
    table.log.add(row(31));
    awaitTrue(() -> GridMaps.QUOTES.in(grid).size() == 31);
    assertThat(live(grid)).isEqualTo(21);
  }

  private static RawRecord broken(RawRecord row) {
    return new RawRecord(
        0,
        0,
        row.key(),
        "{\"broker\": \"nobody\"}".getBytes(StandardCharsets.UTF_8),
        row.headers(),
        row.timestampMillis());
  }

  private static RawRecord nameless() {
    return new RawRecord(
        0, 0, null, "{}".getBytes(StandardCharsets.UTF_8), Map.of(), 1_800_000_000_000L);
  }

  @Test
  void shouldGoOnWhenTheSourceIsBack() {
    members = new TestMembers(0);
    HazelcastInstance grid = members.start();
    table.down = true;
    write(0, 50);
    Job job = feedJob(Optional.empty()).submit(grid);
    awaitTrue(() -> job.getStatus() == JobStatus.RUNNING);

    table.down = false;

    awaitTrue(() -> GridMaps.QUOTES.in(grid).size() == 50);
  }

  @Test
  void shouldBeginAgainAtItsLastMarkAfterAFailureThatNobodyForesaw() {
    members = new TestMembers(0);
    HazelcastInstance grid = members.start();
    write(0, 20);
    Job job = feedJob(Optional.empty()).submit(grid);
    awaitTrue(() -> GridMaps.QUOTES.in(grid).size() == 20);

    table.torn.set(2);
    write(20, 120);

    awaitTrue(() -> positions(grid).anyMatch(at -> "120".equals(at.resume())));
    awaitTrue(() -> GridMaps.QUOTES.in(grid).size() == 120);
    assertThat(GridMaps.QUOTES.in(grid).values())
        .allSatisfy(quote -> assertThat(quote.lineage().deliveries()).isEqualTo(1));
    assertThat(table.opened).hasValue(3);
    assertThat(job.getStatus()).isEqualTo(JobStatus.RUNNING);
  }

  @Test
  void shouldStoreWhatOthersDeliverWhileASourceDoesNotAnswer() {
    members = new TestMembers(0);
    HazelcastInstance grid = members.start();
    MemorySource.Table silent = MemorySource.table(topic + "-silent");
    silent.silent = true;
    List<Source> sources =
        List.of(
            new MemorySource("test", kafkaReading(), topic),
            new MemorySource("silent", kafkaReading(), topic + "-silent"));
    write(0, 50);
    Job job = prepared(newJob(Optional.empty(), sources)).submit(grid);

    awaitTrue(() -> positions(grid).anyMatch(at -> "50".equals(at.resume())));
    awaitTrue(() -> table.stored.stream().anyMatch(mark -> "50".equals(mark.resume())));

    cancelled(job);
    assertThat(silent.aborted).hasValue(1);
  }

  @Test
  void shouldTellTheSourceOnlyWhatIsStoredInTheCopyAndResumeThereAfterAColdStart()
      throws Exception {
    try (EmbeddedPostgres server = startPostgres()) {
      CopySettings copy = copyOn(server);
      members = new TestMembers(0);
      HazelcastInstance grid = members.start();
      write(0, 300);
      feedJob(Optional.of(copy)).submit(grid);
      awaitTrue(() -> !table.stored.isEmpty() && last().equals("300"));
      assertThat(durable(copy)).isPositive();
      members.terminateAll();

      write(300, 350);
      HazelcastInstance next = members.start();
      feedJob(Optional.of(copy)).submit(next);

      awaitTrue(() -> GridMaps.QUOTES.in(next).size() == 350);
      awaitTrue(() -> last().equals("350"));
      assertThat(GridMaps.QUOTES.in(next).values())
          .allSatisfy(quote -> assertThat(quote.lineage().deliveries()).isEqualTo(1));
      assertThat(table.opened).hasValue(2);
    }
  }

  private String last() {
    return table.stored.get(table.stored.size() - 1).resume();
  }

  private RentalsJob feedJob(Optional<CopySettings> copy) {
    MemorySource source = new MemorySource("test", kafkaReading(), topic);
    return prepared(newJob(copy, List.of(source)));
  }

  /** None within the time of a test. */
  private RentalsJob withoutSnapshots() {
    List<Source> sources = List.of(new MemorySource("test", kafkaReading(), topic));
    return prepared(newJob(Optional.empty(), sources, Duration.ofHours(1)));
  }

  private void write(int from, int to) {
    IntStream.range(from, to).mapToObj(FeedTest::row).forEach(table.log::add);
  }

  private static RawRecord row(int number) {
    return BrokerJson.raw(Traffic.single(number));
  }

  private static Quote quote(HazelcastInstance grid, int number) {
    return GridMaps.QUOTES.in(grid).get("test:q" + number);
  }
}
