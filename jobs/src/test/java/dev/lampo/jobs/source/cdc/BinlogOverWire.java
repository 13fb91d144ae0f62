package dev.lampo.jobs.source.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.jobs.source.CuttingProxy;
import dev.lampo.jobs.source.FeedItem;
import dev.lampo.jobs.source.FeedItems;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.jobs.source.ResumeMark;
import dev.lampo.jobs.source.SourceSample;
import dev.lampo.jobs.source.SourceWatch;
import dev.lampo.model.SourceHealth;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A server with a binary log, over a network that fails in each of its ways. */
abstract class BinlogOverWire extends FeedOnBinlog {
  private static final int MANY = 20_000;

  @Test
  void shouldNoticeAConnectionThatLeadsNowhere() {
    server.run(TABLE, "INSERT INTO quotes (id) VALUES ('a')");
    try (CuttingProxy proxy = server.proxy();
        Reading reading = Reading.impatient(server.source(proxy))) {
      reading.untilRows(1);
      server.run("INSERT INTO quotes (id) VALUES ('b')");
      reading.untilRows(2);
      long quietUntil = System.nanoTime() + Duration.ofSeconds(9).toNanos();
      reading.until(() -> System.nanoTime() - quietUntil > 0);
      assertThat(reading.failures).as("of a quiet table").isEmpty();

      proxy.forgetConnections();
      server.run("INSERT INTO quotes (id) VALUES ('c')");
      reading.until(() -> reading.keys().contains("c"));

      assertThat(reading.failures).anyMatch(why -> why.contains("not even a sign of life"));
      assertThat(reading.rows().stream().map(RawRecord::position)).doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldReadAndFollowOverAWireThatIsCut() {
    server.run(TABLE, manyRows(0));
    try (CuttingProxy proxy = server.proxy();
        Reading reading = Reading.begin(server.source(proxy))) {
      proxy.cutAfter(200_000);
      reading.until(() -> proxy.cuts() > 0 && !reading.failures.isEmpty());
      assertThat(reading.sweeps()).isEmpty();
      proxy.cutAfter(Long.MAX_VALUE);
      reading.until(() -> !reading.sweeps().isEmpty());
      assertThat(new HashSet<>(reading.keys())).hasSize(MANY);

      int cuts = proxy.cuts();
      reading.failures.clear();
      proxy.cutAfter(200_000);
      server.run(manyRows(MANY));
      reading.until(() -> proxy.cuts() > cuts && !reading.failures.isEmpty());
      proxy.cutAfter(Long.MAX_VALUE);
      reading.until(() -> new HashSet<>(reading.keys()).size() == 2 * MANY);

      assertThat(reading.sweeps()).as("the table is not read again").hasSize(1);
    }
  }

  @Test
  void shouldReadAndFollowOverASlowWire() {
    server.run(TABLE, "INSERT INTO quotes (id) VALUES ('a')");
    try (CuttingProxy proxy = server.proxy();
        Reading reading = Reading.begin(server.source(proxy))) {
      proxy.delay(Duration.ofMillis(50));
      reading.untilRows(1);
      server.run("INSERT INTO quotes (id) VALUES ('b')");
      reading.untilRows(2);

      assertThat(reading.failures).isEmpty();
      assertThat(reading.keys()).containsExactly("a", "b");
    }
  }

  @Test
  void shouldTellHowFarItsLogIsAheadOfWhatIsStored() {
    server.run(TABLE, "INSERT INTO quotes (id) VALUES ('a')");
    ResumeMark mark = markAfter(1);
    CdcSource source = server.sourceWith("lagAlarmMegabytes: 1");
    SourceWatch watch = source.watch();
    assertThat(watch.look(Instant.now()).get(0).note()).as("nothing is stored").isNull();
    watch.stored(FeedItems.stored(source, mark));

    server.run("INSERT INTO quotes (id) VALUES ('b')");
    SourceHealth little = watch.look(Instant.now().plusSeconds(60)).get(0);
    assertThat(little.note()).matches("the server's log is [1-9][0-9]{1,3} bytes ahead of .*");
    assertThat(little.alarm()).isNull();

    server.run(manyRows(0), manyRows(MANY));
    SourceHealth much = watch.look(Instant.now().plusSeconds(120)).get(0);
    assertThat(much.note()).matches("the server's log is [0-9]{7,8} bytes ahead of .*");
    assertThat(much.alarm()).contains(much.note(), "lagAlarmMegabytes");
  }

  @Test
  void shouldReadTheTableAnewWhenItsFirstReadingWasInterrupted() {
    server.run(TABLE, manyRows(0));
    List<FeedItem> items = new ArrayList<>();
    ResumeMark unfinished;
    try (Reading reading = Reading.begin(server.source())) {
      reading.until(() -> reading.rows().size() >= 2_000);
      unfinished = reading.lastMark();
      assertThat(reading.sweeps()).isEmpty();
      assertThat(reading.keys()).contains("k1", "k10");
      items.addAll(reading.items);
    }
    server.run(
        "DELETE FROM quotes WHERE id = 'k1'", "UPDATE quotes SET price = 7 WHERE id = 'k10'");

    try (Reading reading = Reading.at(server.source(), unfinished, 50_000)) {
      reading.until(() -> !reading.sweeps().isEmpty());

      items.addAll(reading.items);
      assertThat(Reading.result(items)).hasSize(MANY - 1).doesNotContainKey("k1");
      assertThat(Reading.result(items).get("k10")).contains("\"price\":\"7.00\"");
      assertThat(reading.rows().get(0).position()).isEqualTo(50_000);
    }
  }

  @Test
  void shouldGiveASampleAndLeaveTheNextReadingAlone() throws IOException {
    server.run(TABLE, "INSERT INTO quotes (id) VALUES ('a'), ('b')");
    ResumeMark mark = markAfter(2);
    server.run("INSERT INTO quotes (id) VALUES ('c')");

    SourceSample sample =
        SourceSample.read(server.source(), SourceSample.From.BEGINNING, 10, Duration.ofSeconds(60));

    assertThat(sample.records()).hasSize(3);
    try (Reading reading = Reading.at(server.source(), mark, 50_000)) {
      reading.until(() -> reading.keys().contains("c"));
      assertThat(reading.keys()).containsExactly("c");
    }
  }

  /** As many rows as take some packets of the network, in one transaction. */
  private static String manyRows(int from) {
    return IntStream.range(from, from + MANY)
        .mapToObj(n -> "('k" + n + "', 'somebody" + n + "@example.com')")
        .collect(Collectors.joining(",", "INSERT INTO quotes (id, email) VALUES ", ""));
  }
}
