package dev.lampo.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.model.CopyLane;
import dev.lampo.model.GridMaps;
import dev.lampo.model.SourceHealth;
import dev.lampo.model.Stamp;
import dev.lampo.model.StoredPosition;
import dev.lampo.model.testing.TestMembers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** As-of and lag from positions, source health and copy lanes. */
final class FreshnessTest {
  private static final Instant T0 = Instant.parse("2026-11-22T10:00:00Z");
  private static TestMembers members;
  private Instant now = T0.plusSeconds(100);
  private final FreshnessReader reader = new FreshnessReader(members.any(), () -> now);

  @BeforeAll
  static void start() {
    members = TestMembers.start(1);
  }

  @AfterAll
  static void stop() {
    members.close();
  }

  @AfterEach
  void clear() {
    GridMaps.POSITIONS.in(members.any()).clear();
    GridMaps.SOURCE_HEALTH.in(members.any()).clear();
    GridMaps.COPY_LANES.in(members.any()).clear();
  }

  @Test
  void shouldKnowNothingWithoutSources() {
    Freshness none = reader.read();
    assertThat(none.asOf()).isEmpty();
    assertThat(none.lag()).isEmpty();
    assertThat(none.copy()).isEmpty();
  }

  @Test
  void shouldTakeTheObservationWhereAllIsReadAndTheCommitElsewhere() {
    position(0, 50, T0.plusSeconds(1));
    health(0, 50, T0.plusSeconds(98), null);
    assertThat(reader.read().lag()).contains(Duration.ofSeconds(2));
    position(1, 40, T0.plusSeconds(60));
    health(1, 45, T0.plusSeconds(98), null);
    Freshness behind = reader.read();
    assertThat(behind.asOf()).contains(T0.plusSeconds(60));
    assertThat(behind.sources().get(1).behind()).isEqualTo(5);
  }

  @Test
  void shouldNotForgetThatItWasCaughtUpWhenANewRecordComesAfterAQuietDay() {
    position(0, 50, T0.minus(Duration.ofDays(1)));
    health(0, 50, T0.plusSeconds(98), null);
    reader.read();
    health(0, 51, T0.plusSeconds(99), null);
    assertThat(reader.read().asOf()).contains(T0.plusSeconds(98));
    // A restore put the position back: what was true before is not any more.
    position(0, 20, T0.minus(Duration.ofDays(2)));
    assertThat(reader.read().asOf()).contains(T0.minus(Duration.ofDays(2)));
  }

  @Test
  void shouldNotCallAPartitionFreshThatNobodyHasReadYet() {
    health(0, 10, T0.plusSeconds(98), null);
    assertThat(reader.read().asOf()).isEmpty();
    health(0, 0, T0.plusSeconds(98), null);
    assertThat(reader.read().asOf()).contains(T0.plusSeconds(98));
  }

  @Test
  void shouldNameSourcesThatDoNotAnswer() {
    position(0, 50, T0);
    health(0, 50, T0.plusSeconds(30), T0.plusSeconds(31));
    Freshness stale = reader.read();
    assertThat(stale.lag()).contains(Duration.ofSeconds(70));
    assertThat(stale.stale()).hasSize(1);
    assertThat(stale.stale().get(0).error()).contains("gone");
  }

  @Test
  void shouldTakeTheSlowestWriterOfTheCopyAndIgnoreThoseOfAnEarlierRun() {
    lane(0, 2, 5, T0.plusSeconds(90), 3, null);
    lane(1, 2, 4, T0.plusSeconds(89), 4, T0.plusSeconds(91));
    lane(2, 3, 1, T0, 1_000, null);
    Freshness.Copy copy = reader.read().copy().orElseThrow();
    assertThat(copy.durableSince()).isEqualTo(T0.plusSeconds(89));
    assertThat(copy.pending()).isEqualTo(7);
    assertThat(copy.failingSince()).contains(T0.plusSeconds(91));
  }

  private static void position(int partition, long next, Instant committed) {
    GridMaps.POSITIONS
        .in(members.any())
        .put("b/" + partition, new StoredPosition("b", partition, next, committed, committed, 1));
  }

  private static void health(int partition, long end, Instant observed, Instant unreachable) {
    GridMaps.SOURCE_HEALTH
        .in(members.any())
        .put(
            "b/" + partition,
            new SourceHealth(
                "b",
                partition,
                0,
                end,
                observed,
                unreachable,
                unreachable == null ? null : "gone"));
  }

  private static void lane(
      int lane, int lanes, int snapshot, Instant durable, int pending, Instant failing) {
    GridMaps.COPY_LANES
        .in(members.any())
        .put(
            Integer.toString(lane),
            new CopyLane(
                lane,
                lanes,
                new Stamp(1, snapshot).asLong(),
                durable,
                pending,
                0,
                0,
                failing,
                failing == null ? null : "refused"));
  }
}
