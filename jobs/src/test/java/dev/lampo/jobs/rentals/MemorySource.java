package dev.lampo.jobs.rentals;

import dev.lampo.jobs.source.Feed;
import dev.lampo.jobs.source.FeedItem;
import dev.lampo.jobs.source.FeedSource;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.jobs.source.RecordReading;
import dev.lampo.jobs.source.ResumeMark;
import dev.lampo.jobs.source.SourceWatch;
import dev.lampo.jobs.source.Sweep;
import dev.lampo.model.SourceHealth;
import dev.lampo.model.StoredPosition;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A table in memory: read whole on request, with what was written since as a log. */
record MemorySource(String name, RecordReading reading, String table) implements FeedSource {
  /** What is in the table and happens to it. */
  static final class Table {
    final List<RawRecord> log = new CopyOnWriteArrayList<>();
    final AtomicInteger opened = new AtomicInteger();
    final List<ResumeMark> stored = new CopyOnWriteArrayList<>();
    volatile List<RawRecord> whole;
    volatile boolean down;

    /** Whether it leaves its reader waiting until that is aborted. */
    volatile boolean silent;

    final AtomicInteger aborted = new AtomicInteger();

    /** So many portions end without a mark, and with a failure that nobody foresaw. */
    final AtomicInteger torn = new AtomicInteger();
  }

  private static final Map<String, Table> TABLES = new ConcurrentHashMap<>();

  static Table table(String name) {
    return TABLES.computeIfAbsent(name, any -> new Table());
  }

  @Override
  public Feed feed() {
    return new MemoryFeed(name, table(table));
  }

  @Override
  public SourceWatch watch() {
    return new SourceWatch() {
      @Override
      public List<SourceHealth> look(Instant now) {
        return List.of(new SourceHealth(name, 0, -1, -1, now, null, null));
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public String address() {
    return table;
  }

  @Override
  public String canonicalText() {
    return name;
  }

  /** Resumes at an index of the log. */
  private static final class MemoryFeed implements Feed {
    private final String source;
    private final Table table;
    private int index;
    private long next;
    private long firstOfRun;
    private boolean torn;
    private volatile boolean aborted;

    MemoryFeed(String source, Table table) {
      this.source = source;
      this.table = table;
    }

    @Override
    public void open(StoredPosition from, long first) {
      table.opened.incrementAndGet();
      index = from == null ? 0 : Integer.parseInt(from.resume());
      // What a run began and nobody stored is numbered the same when it is read again.
      next = from == null ? 0 : from.next();
      firstOfRun = first;
    }

    @Override
    public List<FeedItem> poll(Duration atMost) throws IOException {
      if (table.down) {
        throw new IOException("the table is down");
      }
      awaitAnswer();
      if (torn) {
        throw new IllegalStateException("a row that nobody foresaw");
      }
      List<RawRecord> whole = table.whole;
      if (whole != null) {
        table.whole = null;
        return readWhole(whole);
      }
      List<FeedItem> items = new ArrayList<>();
      while (index < table.log.size() && items.size() < 50) {
        items.add(numbered(table.log.get(index++), false));
      }
      torn = !items.isEmpty() && table.torn.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
      if (!items.isEmpty() && !torn) {
        items.add(mark());
      }
      return items;
    }

    private void awaitAnswer() throws IOException {
      while (table.silent && !aborted) {
        LockSupport.parkNanos(5_000_000);
      }
      if (aborted) {
        throw new IOException("aborted");
      }
    }

    @Override
    public void abort() {
      aborted = true;
      table.aborted.incrementAndGet();
    }

    private List<FeedItem> readWhole(List<RawRecord> whole) {
      next = Math.max(next, firstOfRun);
      long before = next;
      List<FeedItem> items = new ArrayList<>();
      whole.forEach(row -> items.add(numbered(row, true)));
      items.add(new Sweep(source, PARTITION, before, next++));
      items.add(mark());
      return items;
    }

    private RawRecord numbered(RawRecord row, boolean observed) {
      return new RawRecord(
          PARTITION,
          next++,
          row.key(),
          row.value(),
          row.headers(),
          row.timestampMillis(),
          observed);
    }

    private ResumeMark mark() {
      return new ResumeMark(PARTITION, next, Integer.toString(index), null);
    }

    @Override
    public void stored(ResumeMark mark) {
      table.stored.add(mark);
    }

    @Override
    public void close() {}
  }
}
