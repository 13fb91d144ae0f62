package dev.lampo.jobs.copy;

import static dev.lampo.jobs.OtherTerms.withQuotedAt;
import static dev.lampo.jobs.copy.Records.alias;
import static dev.lampo.jobs.copy.Records.enquiry;
import static dev.lampo.jobs.copy.Records.quote;
import static dev.lampo.jobs.copy.Records.row;
import static dev.lampo.jobs.copy.Records.stamp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.jobs.copy.PendingRows.Batch;
import dev.lampo.jobs.copy.PendingRows.Pending;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Quote;
import dev.lampo.model.Reject;
import dev.lampo.model.RejectCause;
import dev.lampo.model.StoredPosition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CopyWriterTest {
  private final CopyFixture copy;

  CopyWriterTest() throws Exception {
    copy = CopyFixture.create();
  }

  @AfterEach
  void close() {
    copy.close();
  }

  @Test
  void shouldWriteWhatIsOfferedAndStorePositions() throws Exception {
    CopyWriter writer = copy.writer(0, 1, 1);
    List<Object> quotes = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      Quote quote = quote(i, 1, stamp(1, 1));
      quotes.add(quote);
      copy.publish(writer, row(quote));
    }
    writer.barrier(1, Records.NOON, Records.positions(5_000, stamp(1, 1)));
    copy.awaitDurable(stamp(1, 1));

    assertThat(copy.read(GridMaps.QUOTES)).containsExactlyInAnyOrderElementsOf(quotes);
    assertThat(copy.reader.positions())
        .containsExactly(Records.positions(5_000, stamp(1, 1)).get("brokers/0"));
    assertThat(copy.reader.durableStamp()).hasValue(stamp(1, 1));
    assertThat(copy.last.written()).isEqualTo(5_000);
    assertThat(copy.last.pending()).isZero();
  }

  @Test
  void shouldStorePositionsOfSlowestLaneOnceAllHaveReported() throws Exception {
    CopyWriter one = copy.writer(0, 2, 1);
    one.barrier(5, Records.NOON, Records.positions(50, stamp(1, 5)));
    copy.awaitDurable(stamp(1, 5));
    assertThat(copy.reader.positions()).isEmpty();
    assertThat(copy.reader.durableStamp()).isEmpty();

    CopyWriter other = copy.writer(1, 2, 1);
    other.barrier(3, Records.NOON, Records.positions(30, stamp(1, 3)));
    CopyFixture.await("positions", () -> next().equals(List.of(30L)));
    assertThat(copy.reader.durableStamp()).hasValue(stamp(1, 3));

    other.barrier(9, Records.NOON, Records.positions(90, stamp(1, 9)));
    CopyFixture.await("positions", () -> next().equals(List.of(50L)));
  }

  @Test
  void shouldKeepPositionsOfOlderRunUntilNewerIsComplete() throws Exception {
    CopyWriter old = copy.writer(0, 1, 1);
    old.barrier(8, Records.NOON, Records.positions(80, stamp(1, 8)));
    copy.awaitDurable(stamp(1, 8));
    old.close();

    CopyWriter one = copy.writer(0, 2, 2);
    one.barrier(1, Records.NOON, Records.positions(100, stamp(2, 1)));
    copy.awaitDurable(stamp(2, 1));
    assertThat(copy.reader.durableStamp()).hasValue(stamp(1, 8));
    assertThat(next()).containsExactly(80L);

    CopyWriter other = copy.writer(1, 2, 2);
    other.barrier(1, Records.NOON, Records.positions(100, stamp(2, 1)));
    CopyFixture.await("positions", () -> next().equals(List.of(100L)));
    assertThat(copy.reader.durableStamp()).hasValue(stamp(2, 1));
    assertThat(copy.number("SELECT count(*) FROM copy_lanes")).isEqualTo(2);
  }

  @Test
  void shouldNeverLetOlderStateWin() throws Exception {
    List<Quote> states = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      states.add(quote(1, i, stamp(1 + i / 20, 1 + i % 20 / 7)));
    }
    Quote newest = states.get(states.size() - 1);
    Collections.shuffle(states, new Random(42));
    try (LaneSession session = session()) {
      for (Quote state : states) {
        session.write(batch(new Pending(row(state), 1)));
      }
    }

    assertThat(copy.read(GridMaps.QUOTES)).containsExactly(newest);
  }

  @Test
  void shouldLetWhatTheNextRunFindsInTheMapsWinOverAnEqualStamp() throws Exception {
    CopyWriter first = copy.writer(0, 1, 1);
    for (int i = 0; i < 100; i++) {
      copy.publish(first, row(enquiry("E-" + i, 1, stamp(1, 2))));
    }
    first.barrier(2, Records.NOON, Records.positions(1, stamp(1, 2)));
    copy.awaitDurable(stamp(1, 2));
    first.close();

    CopyWriter next = copy.writer(0, 1, 2);
    copy.publish(next, row(enquiry("E-99", 2, stamp(1, 2))));
    copy.publish(next, row(alias("E-98", null, stamp(1, 2))));
    next.barrier(1, Records.NOON, Records.positions(1, stamp(2, 1)));
    copy.awaitDurable(stamp(2, 1));

    assertThat(copy.read(GridMaps.ENQUIRIES)).hasSize(99).contains(enquiry("E-99", 2, stamp(1, 2)));
    assertThat(copy.read(GridMaps.ENQUIRY_ALIASES))
        .containsExactly(alias("E-98", null, stamp(1, 2)));
  }

  @Test
  void shouldLetNewerOfEnquiryAndAliasWinInEveryOrder() throws Exception {
    List<Pending> states =
        List.of(
            new Pending(row(enquiry("E-1", 1, stamp(1, 1))), 1),
            new Pending(row(alias("E-1", "E-2", stamp(1, 1))), 2),
            new Pending(row(enquiry("E-1", 2, stamp(1, 2))), 3),
            new Pending(row(alias("E-1", "E-3", stamp(1, 2))), 4));
    for (int last = 1; last <= states.size(); last++) {
      for (List<Pending> order : orders(states.subList(0, last))) {
        copy.execute("TRUNCATE enquiries, enquiry_aliases");
        try (LaneSession session = session()) {
          for (Pending state : order) {
            session.write(batch(state));
          }
        }

        CopyRow newest = states.get(last - 1).row();
        assertThat(copy.read(newest.map())).as("order %s", order).containsExactly(newest.value());
        assertThat(copy.number("SELECT count(*) FROM enquiries"))
            .isEqualTo(newest.map() == GridMaps.ENQUIRIES ? 1 : 0);
        assertThat(copy.number("SELECT count(*) FROM enquiry_aliases"))
            .isEqualTo(newest.map() == GridMaps.ENQUIRIES ? 0 : 1);
      }
    }
  }

  @Test
  void shouldSetBadRowsAsideAndWriteTheRest() throws Exception {
    CopyWriter writer = copy.writer(0, 1, 1);
    BigDecimal tooLarge = BigDecimal.ONE.scaleByPowerOfTen(140_000);
    for (int i = 0; i < 3_000; i++) {
      boolean bad = i % 1_000 == 77;
      BigDecimal price = bad ? tooLarge : BigDecimal.TEN;
      writer.offer(row(quote(i, 1, stamp(1, 1), price)));
    }
    writer.offer(
        row(withQuotedAt(quote(5_000, 1, stamp(1, 1)), Instant.parse("-9000-01-01T00:00:00Z"))));
    String longId = "brokers:" + random(new Random(7), 9_000);
    Quote model = quote(1, 1, stamp(1, 1));
    writer.offer(
        row(new Quote(longId, model.terms(), model.lineage(), model.verdict(), 0, model.stamp())));
    writer.offer(new CopyRow(GridMaps.QUOTES, "not a quote", "text", stamp(1, 1)));
    writer.barrier(1, Records.NOON, Records.positions(1, stamp(1, 1)));
    copy.awaitDurable(stamp(1, 1));

    assertThat(copy.number("SELECT count(*) FROM quotes")).isEqualTo(2_997);
    assertThat(copy.rejects).hasSize(6);
    assertThat(copy.number("SELECT count(*) FROM rejects")).isEqualTo(6);
    assertThat(copy.rejects)
        .allSatisfy(
            reject -> {
              assertThat(reject.cause()).isEqualTo(RejectCause.REFUSED_BY_COPY);
              assertThat(reject.id()).startsWith("copy/quotes/").hasSizeLessThan(500);
              assertThat(reject.payload()).isNull();
            });
    assertThat(copy.rejects).extracting(Reject::detail).anyMatch(text -> text.contains("54000"));
    assertThat(copy.rejects).extracting(Reject::detail).anyMatch(text -> text.contains("22008"));
    assertThat(copy.last.refused()).isEqualTo(6);
  }

  @Test
  void shouldMakeNoRejectOfRefusedReject() throws Exception {
    CopyWriter writer = copy.writer(0, 1, 1);
    Reject reject =
        new Reject(
            random(new Random(8), 9_000),
            new dev.lampo.model.SourcePosition("s", 0, 0),
            RejectCause.MALFORMED,
            null,
            "bad",
            null,
            null,
            0,
            Records.NOON,
            stamp(1, 1));
    writer.offer(new CopyRow(GridMaps.REJECTS, reject.id(), reject, reject.stamp()));
    writer.barrier(1, Records.NOON, Records.positions(1, stamp(1, 1)));
    copy.awaitDurable(stamp(1, 1));

    assertThat(copy.rejects).isEmpty();
    assertThat(copy.last.refused()).isEqualTo(1);
  }

  @Test
  void shouldGiveWayWhereItsTablesAreGone() throws Exception {
    CopyWriter writer = copy.writer(0, 1, 1);
    CopyFixture.await("registered", () -> copy.reader.highestEpoch() == 1);
    copy.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    copy.publish(writer, row(quote(1, 1, stamp(1, 1))));

    shouldGiveWay(writer, "the relational copy was emptied");
  }

  @Test
  void shouldGiveWayWhereItsDatabaseWasMadeAnew() throws Exception {
    CopyWriter writer = copy.writer(0, 1, 1);
    CopyFixture.await("registered", () -> copy.reader.highestEpoch() == 1);
    copy.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    copy.cutConnections();
    copy.publish(writer, row(quote(1, 1, stamp(1, 1))));

    shouldGiveWay(writer, "its tables are gone");
  }

  /** As after a backup was restored while the database was down and a run began. */
  @Test
  void shouldGiveWayWhereTheCopyHoldsLessThanItsRunBelieves() throws Exception {
    CopyWriter before = copy.writer(0, 1, 1);
    before.barrier(1, Records.NOON, Records.positions(1, stamp(1, 1)));
    copy.awaitDurable(stamp(1, 1));

    CopyWriter writer = copy.writer(copy.settings, new LaneId(0, 1, 2, "run-2"), stamp(1, 2));
    shouldGiveWay(writer, "went back to an earlier state");

    CopyWriter next = copy.writer(copy.settings, new LaneId(0, 1, 3, "run-3"), stamp(1, 1));
    next.barrier(1, Records.NOON, Records.positions(2, stamp(3, 1)));
    copy.awaitDurable(stamp(3, 1));
    assertThat(next.deposedBecause()).isEmpty();
  }

  /** As after the take-over by a standby that lagged behind. */
  @Test
  void shouldGiveWayWhereTheDatabaseWentBack() throws Exception {
    CopyWriter writer = copy.writer(0, 1, 1);
    writer.barrier(1, Records.NOON, Records.positions(1, stamp(1, 1)));
    copy.awaitDurable(stamp(1, 1));
    writer.barrier(2, Records.NOON, Records.positions(2, stamp(1, 2)));
    copy.awaitDurable(stamp(1, 2));
    copy.execute("UPDATE copy_lanes SET stamp = " + stamp(1, 1));
    copy.cutConnections();
    copy.publish(writer, row(quote(1, 1, stamp(1, 3))));

    shouldGiveWay(writer, "went back to an earlier state");
  }

  @Test
  void shouldWaitWhereTablesAreNotItsOwn() throws Exception {
    CopyWriter writer = copy.writer(0, 1, 1);
    CopyFixture.await("registered", () -> copy.reader.highestEpoch() == 1);
    copy.execute("ALTER TABLE quotes RENAME TO hidden");
    copy.publish(writer, row(quote(1, 1, stamp(1, 1))));
    writer.barrier(1, Records.NOON, Records.positions(1, stamp(1, 1)));
    CopyFixture.await("failing", () -> copy.last.failingSince() != null);
    assertThat(copy.last.error()).contains("42P01").contains("not those of this version");
    copy.execute("ALTER TABLE hidden RENAME TO quotes");
    copy.awaitDurable(stamp(1, 1));

    assertThat(copy.number("SELECT count(*) FROM quotes")).isEqualTo(1);
    assertThat(copy.rejects).isEmpty();
    CopyFixture.await("works", () -> copy.last.failingSince() == null);
  }

  @Test
  void shouldFindForgottenRowsAgain() throws Exception {
    CopySettings small = CopyFixture.bounded(copy.settings, 20, 100);
    CopyWriter writer = copy.writer(small, new LaneId(0, 1, 1, "run-1"));
    Random random = new Random(11);
    for (int i = 0; i < 30_000; i++) {
      int snapshot = 1 + i / 10_000;
      publishSomething(writer, random, i, stamp(1, snapshot));
      if (i % 10_000 == 9_999) {
        writer.barrier(snapshot, Records.NOON, Records.positions(i, stamp(1, snapshot)));
      }
    }
    copy.awaitDurable(stamp(1, 3));

    assertThat(copy.rescans).isNotEmpty();
    assertEqualsMaps();
  }

  /** Every state of the maps, as the maps hold it: an enquiry in the place of its alias. */
  private void publishSomething(CopyWriter writer, Random random, int number, long stamp) {
    String id = "E-" + random.nextInt(300);
    switch (random.nextInt(3)) {
      case 0 -> copy.publish(writer, row(quote(random.nextInt(2_000), number, stamp)));
      case 1 -> {
        CopyRow row = row(enquiry(id, number, stamp));
        copy.maps.put(GridMaps.ENQUIRIES + "/" + id, row);
        copy.maps.remove(GridMaps.ENQUIRY_ALIASES + "/" + id);
        writer.offer(row);
      }
      default -> {
        CopyRow row = row(alias(id, "E-" + number, stamp));
        copy.maps.put(GridMaps.ENQUIRY_ALIASES + "/" + id, row);
        copy.maps.remove(GridMaps.ENQUIRIES + "/" + id);
        writer.offer(row);
      }
    }
  }

  private void assertEqualsMaps() throws Exception {
    List<Object> stored = new ArrayList<>();
    stored.addAll(copy.read(GridMaps.QUOTES));
    stored.addAll(copy.read(GridMaps.ENQUIRIES));
    stored.addAll(copy.read(GridMaps.ENQUIRY_ALIASES));
    assertThat(stored)
        .containsExactlyInAnyOrderElementsOf(
            copy.maps.values().stream().map(CopyRow::value).toList());
  }

  private LaneSession session() throws Exception {
    LaneSession session = new LaneSession(copy.database, new LaneId(0, 1, 1, "run-1"));
    session.register();
    return session;
  }

  private List<Long> next() throws Exception {
    return copy.reader.positions().stream().map(StoredPosition::next).toList();
  }

  private static Batch batch(Pending row) {
    return new Batch(List.of(row), null);
  }

  private static String random(Random random, int length) {
    StringBuilder text = new StringBuilder();
    random.ints(length, 'a', 'z').forEach(text::appendCodePoint);
    return text.toString();
  }

  private static <T> List<List<T>> orders(List<T> items) {
    if (items.isEmpty()) {
      return List.of(List.of());
    }
    return IntStream.range(0, items.size())
        .boxed()
        .flatMap(
            i -> {
              List<T> rest = new ArrayList<>(items);
              T first = rest.remove((int) i);
              return orders(rest).stream()
                  .map(
                      tail -> {
                        List<T> order = new ArrayList<>(List.of(first));
                        order.addAll(tail);
                        return order;
                      });
            })
        .toList();
  }

  private static void shouldGiveWay(CopyWriter writer, String because) throws Exception {
    CopyFixture.await("deposed", () -> writer.deposedBecause().isPresent());
    assertThat(writer.deposedBecause().get()).contains(because);
  }
}
