package dev.lampo.demo.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lampo.model.RejectCause;
import dev.lampo.model.Standing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficPlanTest {
  private static final TrafficReference REFERENCE =
      TrafficReference.read(Path.of("../config/reference"));

  private static final Channels CHANNELS = Channels.all(REFERENCE);

  @TempDir Path directory;

  @Test
  void shouldMakeTheSameBytesOfTheSameSeed() throws Exception {
    Path first = written(7, 5_000, "first");
    Path second = written(7, 5_000, "second");
    Path other = written(8, 5_000, "other");
    for (String file : List.of(TrafficFiles.TRAFFIC, TrafficFiles.TRUTH)) {
      assertThat(Files.mismatch(first.resolve(file), second.resolve(file))).isEqualTo(-1);
      assertThat(Files.mismatch(first.resolve(file), other.resolve(file))).isNotEqualTo(-1);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldAgreeWithBatchOverTheBytes(long seed) {
    Truth truth = new Truth();
    List<TrafficRecord> records = records(seed, 6_000, truth);

    BatchCheck batch = new BatchCheck(REFERENCE, CHANNELS);
    records.forEach(batch::take);

    assertThat(batch.quotes()).isEqualTo(truth.quotes());
    assertThat(batch.tombstones()).isEqualTo(truth.tombstones());
    assertThat(batch.enquiries()).containsExactlyInAnyOrderElementsOf(truth.enquiries());
    assertThat(batch.unusable())
        .isEqualTo(truth.rejects().stream().map(RejectTruth::record).collect(Collectors.toSet()));
  }

  @Test
  void shouldHoldEveryKindOfTrouble() {
    Truth truth = new Truth();
    List<TrafficRecord> records = records(42, 30_000, truth);

    assertThat(truth.quotes()).hasSize(30_000);
    assertThat(causes(truth))
        .isEqualTo(
            EnumSet.complementOf(EnumSet.of(RejectCause.REFUSED_BY_COPY, RejectCause.NOT_READ)));
    assertThat(truth.rejects()).hasSizeBetween(records.size() / 400, records.size() / 100);
    assertThat(truth.quotes().values().stream().map(QuoteTruth::standing))
        .contains(Standing.values());
    assertThat(truth.tombstones()).isNotEmpty();
    assertThat(truth.enquiries()).anyMatch(enquiry -> enquiry.best().size() > 1);
    assertThat(redelivered(records)).isBetween(0.1, 0.25);
    assertThat(hottestTripShare(truth)).isGreaterThan(0.03);
  }

  @Test
  void shouldGiveEveryChannelItsShareAndTables() {
    Truth truth = new Truth();
    Map<String, Long> shares =
        records(42, 30_000, truth).stream()
            .collect(Collectors.groupingBy(TrafficRecord::source, Collectors.counting()));

    assertThat(CHANNELS.all(Channel.Kind.POSTGRES)).hasSize(2);
    assertThat(CHANNELS.all(Channel.Kind.MARIADB)).hasSize(1);
    assertThat(CHANNELS.all(Channel.Kind.FILES)).hasSize(1);
    for (Channel channel : CHANNELS.all()) {
      assertThat(shares.get(channel.source())).as(channel.source()).isGreaterThan(4_000);
      assertThat(truth.rejects()).anyMatch(reject -> reject.source().equals(channel.source()));
      String id = channel.source() + ":";
      List<Standing> standings =
          truth.quotes().values().stream()
              .filter(quote -> quote.id().startsWith(id))
              .map(QuoteTruth::standing)
              .toList();
      assertThat(standings).as(channel.source()).contains(Standing.values());
      assertThat(truth.tombstones().keySet().stream().anyMatch(gone -> gone.startsWith(id)))
          .as("nothing is deleted from a table that is not in it: " + channel.source())
          .isEqualTo(!channel.isTable());
    }
  }

  @Test
  void shouldTakeTrafficThatNamesNoSource() throws Exception {
    Files.writeString(
        directory.resolve(TrafficFiles.TRAFFIC),
        "{\"key\":\"a\",\"timestamp\":\"2026-12-01T08:00:00Z\",\"value\":\"x\"}\n");
    try (var lines = TrafficFiles.readTraffic(directory, CHANNELS)) {
      assertThat(lines.map(TrafficRecord::source)).containsExactly("brokers");
    }
  }

  @Test
  void shouldRefuseTrafficOfASourceThatIsNotThere() throws Exception {
    Files.writeString(
        directory.resolve(TrafficFiles.TRAFFIC),
        "{\"source\":\"x\",\"key\":\"a\",\"timestamp\":\"2026-12-01T08:00:00Z\"}\n");
    try (var lines = TrafficFiles.readTraffic(directory, CHANNELS)) {
      assertThatThrownBy(lines::toList)
          .hasMessageContaining("line 1")
          .hasMessageContaining("no source of this demo is called x");
    }
  }

  @Test
  void shouldReadWhatItWrote() {
    Truth truth = new Truth();
    List<TrafficRecord> records = records(7, 5_000, truth);
    Path written = written(7, 5_000, "files");

    Truth read = new Truth();
    TrafficFiles.readTruth(written.resolve(TrafficFiles.TRUTH), read);

    assertThat(read.quotes()).isEqualTo(truth.quotes());
    assertThat(read.tombstones()).isEqualTo(truth.tombstones());
    assertThat(read.enquiries()).isEqualTo(truth.enquiries());
    assertThat(read.rejects()).isEqualTo(truth.rejects());
    try (var lines = TrafficFiles.readTraffic(written, CHANNELS)) {
      assertThat(lines.map(TrafficPlanTest::text).toList())
          .isEqualTo(records.stream().map(TrafficPlanTest::text).toList());
    }
  }

  private Path written(long seed, long quotes, String name) {
    Path to = directory.resolve(name);
    TrafficFiles.write(TrafficPlan.Settings.of(seed, quotes), REFERENCE, CHANNELS, to);
    return to;
  }

  private static List<TrafficRecord> records(long seed, long quotes, Truth truth) {
    TrafficPlan plan =
        new TrafficPlan(TrafficPlan.Settings.of(seed, quotes), REFERENCE, CHANNELS, truth);
    List<TrafficRecord> records = new ArrayList<>();
    plan.forEachRemaining(records::add);
    return records;
  }

  private static Set<RejectCause> causes(Truth truth) {
    return truth.rejects().stream().map(RejectTruth::cause).collect(Collectors.toSet());
  }

  private static double redelivered(List<TrafficRecord> records) {
    Map<String, Integer> times = new HashMap<>();
    records.forEach(
        record -> times.merge(text(record).replaceFirst("^\\d+ .* ", ""), 1, Integer::sum));
    return 1 - times.size() / (double) records.size();
  }

  private static double hottestTripShare(Truth truth) {
    Map<String, Long> trips =
        truth.quotes().values().stream()
            .collect(Collectors.groupingBy(QuoteTruth::trip, Collectors.counting()));
    return trips.values().stream().max(Long::compare).orElseThrow()
        / (double) truth.quotes().size();
  }

  private static String text(TrafficRecord record) {
    String value =
        record.value() == null
            ? null
            : java.util.HexFormat.of()
                .formatHex(record.value(), 0, Math.min(800, record.value().length));
    return "%d %s %s %s %s/%s/%s"
        .formatted(
            record.number(),
            record.source(),
            record.partitionKey(),
            record.timestamp(),
            record.key(),
            record.headers(),
            value);
  }
}
