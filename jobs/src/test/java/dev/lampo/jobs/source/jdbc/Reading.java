package dev.lampo.jobs.source.jdbc;

import dev.lampo.jobs.source.Feed;
import dev.lampo.jobs.source.FeedItem;
import dev.lampo.jobs.source.FeedItems;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.jobs.source.ResumeMark;
import dev.lampo.jobs.source.Sweep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A feed and all that it delivered, in order. */
final class Reading implements AutoCloseable {
  private final Feed feed;
  final List<FeedItem> items = new ArrayList<>();

  private Reading(Feed feed) {
    this.feed = feed;
  }

  static Reading of(JdbcSource source, ResumeMark from, int run) {
    Reading reading = new Reading(source.feed());
    reading.feed.open(FeedItems.stored(source, from), (long) run << 40);
    return reading;
  }

  /** Reads the table once, in the first run, and answers with where the next one goes on. */
  static ResumeMark markOfFirstRun(JdbcSource source) throws IOException {
    try (Reading reading = of(source, null, 1)) {
      reading.pass();
      return reading.mark();
    }
  }

  List<FeedItem> poll() throws IOException {
    List<FeedItem> polled = feed.poll(Duration.ofMillis(20));
    items.addAll(polled);
    return polled;
  }

  /** Polls until the table has been read to its end once more, and answers with what it gave. */
  List<String> pass() throws IOException {
    int from = items.size();
    boolean ended = false;
    while (!ended) {
      ended =
          poll().stream().anyMatch(item -> item instanceof ResumeMark m && m.readUpTo() != null);
    }
    return json(items.subList(from, items.size()).stream()).toList();
  }

  /** Polls until something is so, within a minute. */
  void until(BooleanSupplier condition) throws IOException {
    Instant deadline = Instant.now().plusSeconds(60);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("not so within 60 s; delivered " + rows());
      }
      poll();
    }
  }

  /** Polls until it fails, and answers with the message. */
  String trouble() {
    Instant deadline = Instant.now().plusSeconds(60);
    while (Instant.now().isBefore(deadline)) {
      try {
        poll();
      } catch (IOException e) {
        return e.getMessage();
      }
    }
    throw new AssertionError("no trouble within 60 s");
  }

  /** Polls until it succeeds again. */
  void untilMended() {
    Instant deadline = Instant.now().plusSeconds(60);
    IOException last = null;
    while (Instant.now().isBefore(deadline)) {
      try {
        pass();
        return;
      } catch (IOException e) {
        last = e;
        LockSupport.parkNanos(20_000_000);
      }
    }
    throw new AssertionError("not mended within 60 s", last);
  }

  List<String> rows() {
    return json(items.stream()).toList();
  }

  List<RawRecord> records() {
    return FeedItems.of(RawRecord.class, items);
  }

  List<Sweep> sweeps() {
    return FeedItems.of(Sweep.class, items);
  }

  ResumeMark mark() {
    List<ResumeMark> marks = FeedItems.of(ResumeMark.class, items);
    return marks.get(marks.size() - 1);
  }

  static Stream<String> json(Stream<FeedItem> items) {
    return items
        .filter(RawRecord.class::isInstance)
        .map(item -> new String(((RawRecord) item).value(), StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    feed.close();
  }
}
