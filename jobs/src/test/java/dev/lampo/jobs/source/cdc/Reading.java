package dev.lampo.jobs.source.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.jobs.source.Feed;
import dev.lampo.jobs.source.FeedItem;
import dev.lampo.jobs.source.FeedItems;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.jobs.source.ResumeMark;
import dev.lampo.jobs.source.Sweep;
import dev.lampo.model.StoredPosition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Polls a feed as the job does, and keeps what came and what failed. */
final class Reading implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  final List<FeedItem> items = new ArrayList<>();
  final List<String> failures = new ArrayList<>();
  private final Feed feed;

  private Reading(Feed feed, StoredPosition from, long firstOfRun) {
    this.feed = feed;
    feed.open(from, firstOfRun);
  }

  static Reading begin(CdcSource source) {
    return new Reading(source.feed(), null, 1_000);
  }

  /** Looks at the server, and doubts a silent one, sooner than an operator would want it. */
  static Reading impatient(CdcSource source) {
    return new Reading(new CdcFeed(source, Duration.ofSeconds(6)), null, 1_000);
  }

  /** Begins at a mark, as another run. */
  static Reading at(CdcSource source, ResumeMark mark, long firstOfRun) {
    return new Reading(source.feed(), FeedItems.stored(source, mark), firstOfRun);
  }

  /** Polls until it is so; fails after a minute with what came. */
  Reading until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("not so within a minute; failures " + failures + ", " + texts());
      }
      once();
    }
    return this;
  }

  void once() {
    try {
      items.addAll(feed.poll(Duration.ofMillis(20)));
    } catch (IOException e) {
      failures.add(e.getMessage());
      LockSupport.parkNanos(100_000_000);
    }
  }

  /** Polls until these rows have come in all, and a mark behind them. */
  Reading untilRows(int rows) {
    return until(() -> rows().size() >= rows && isAtMark());
  }

  /** Whether nothing has come behind the last mark. */
  boolean isAtMark() {
    return items.get(items.size() - 1) instanceof ResumeMark;
  }

  /** Polls until it fails, and says how. */
  String failure() {
    until(() -> !failures.isEmpty());
    return failures.get(0);
  }

  void stored(ResumeMark mark) {
    feed.stored(mark);
  }

  List<RawRecord> rows() {
    return FeedItems.of(RawRecord.class, items);
  }

  List<Sweep> sweeps() {
    return FeedItems.of(Sweep.class, items);
  }

  List<ResumeMark> marks() {
    return FeedItems.of(ResumeMark.class, items);
  }

  ResumeMark lastMark() {
    assertThat(marks()).isNotEmpty();
    return marks().get(marks().size() - 1);
  }

  /** Position, key and value of each row. */
  List<String> texts() {
    return rows().stream().map(Reading::text).toList();
  }

  static String text(RawRecord row) {
    return row.position() + " " + key(row) + " " + value(row);
  }

  static String key(RawRecord row) {
    return row.key() == null ? null : new String(row.key(), StandardCharsets.UTF_8);
  }

  static String value(RawRecord row) {
    return row.value() == null ? null : new String(row.value(), StandardCharsets.UTF_8);
  }

  List<String> keys() {
    return rows().stream().map(Reading::key).toList();
  }

  /** What the grid would hold of these items: for each key that is left the last content. */
  static Map<String, String> result(List<FeedItem> items) {
    Map<String, RawRecord> last = new LinkedHashMap<>();
    for (FeedItem item : items) {
      if (item instanceof Sweep sweep) {
        last.values().removeIf(row -> row.position() < sweep.before());
      } else if (item instanceof RawRecord row && row.value() == null) {
        last.remove(key(row));
      } else if (item instanceof RawRecord row) {
        last.put(key(row), row);
      }
    }
    Map<String, String> contents = new LinkedHashMap<>();
    last.forEach((key, row) -> contents.put(key, value(row)));
    return contents;
  }

  @Override
  public void close() {
    feed.close();
  }
}
