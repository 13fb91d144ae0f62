package dev.lampo.jobs.source.cdc;

import dev.lampo.jobs.source.Feed;
import dev.lampo.jobs.source.FeedItem;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.jobs.source.ResumeMark;
import dev.lampo.jobs.source.Sweep;
import dev.lampo.model.StoredPosition;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a table whole, then follows its changes. After any failure it begins again at its last
 * mark; where the server can no longer say what happened since, it reads the table whole again.
 */
final class CdcFeed implements Feed {
  private static final Logger LOG = LoggerFactory.getLogger(CdcFeed.class);

  /** So long a silence comes of a connection that leads nowhere; nobody may ever close it. */
  private static final Duration SILENT_MAX = Duration.ofSeconds(40);

  /** As many times the server says that it is there before its silence is noticed. */
  private static final int BEATS = 4;

  private final CdcSource source;
  private final Duration silentMax;

  /** A dropped table makes no entry in the log; so a quiet source is looked at. */
  private final long lookAfterNanos;

  private EngineSession session;
  private String run;

  /** Where reading goes on, as its mark says it; null at the very beginning. */
  private String place;

  /** Whether the table has been read whole up to that place. */
  private boolean complete;

  /** The number of the first record after that place. */
  private long placeNext;

  /** Above every number that was ever given out. */
  private long unused;

  private boolean snapshotTold;
  private long heardNanos;

  private volatile boolean aborted;

  /** Until the engine has delivered anything. */
  private boolean silent;

  CdcFeed(CdcSource source) {
    this(source, SILENT_MAX);
  }

  /** With another patience for a silent server, at least some seconds. */
  CdcFeed(CdcSource source, Duration silentMax) {
    this.source = source;
    this.silentMax = silentMax;
    this.lookAfterNanos = silentMax.dividedBy(BEATS).toNanos();
  }

  @Override
  public void open(StoredPosition from, long firstOfRun) {
    unused = firstOfRun;
    if (from == null) {
      return;
    }
    unused = Math.max(firstOfRun, from.next());
    placeNext = from.next();
    place = String.valueOf(from.resume());
  }

  @Override
  public List<FeedItem> poll(Duration atMost) throws IOException {
    if (session == null) {
      start();
    }
    if (!snapshotTold) {
      snapshotTold = true;
      return List.of(new ResumeMark(PARTITION, unused, place, null));
    }
    try {
      List<FeedItem> items = session.poll(atMost);
      items.forEach(this::given);
      lookWhenQuiet(items);
      return items;
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  @Override
  public void stored(ResumeMark mark) {
    if (session != null) {
      session.stored(mark);
    }
  }

  /** What waits for the server goes on, but makes and drops nothing there any more. */
  @Override
  public void abort() {
    aborted = true;
  }

  @Override
  public void close() {
    if (session != null) {
      session.close();
      session = null;
      TableHistory.end(run);
    }
  }

  private void start() throws IOException {
    requireWanted();
    Resume from = parsed();
    ChangeLog.Start start = source.server().prepare(source, from, this::requireWanted);
    requireWanted();
    complete = start.snapshotBecause().isEmpty();
    if (!complete) {
      LOG.info(
          "source {} reads table {} whole, because {}",
          source.name(),
          source.table(),
          start.snapshotBecause().get());
      from = Resume.snapshot(start.table());
      place = from.text();
    }
    snapshotTold = complete;
    session = session(start.table(), from);
    heardNanos = System.nanoTime();
    silent = true;
  }

  private void requireWanted() throws IOException {
    if (aborted) {
      throw new IOException("source " + source.name() + " is being closed");
    }
  }

  /** Only here are its words looked at: definitions make them long. */
  private Resume parsed() {
    if (place == null) {
      return null;
    }
    try {
      return Resume.parse(place);
    } catch (IOException e) {
      LOG.error(
          "source {}: the stored position cannot be read, so the table is read whole: {}",
          source.name(),
          e.getMessage());
      place = null;
      return null;
    }
  }

  private EngineSession session(String table, Resume from) {
    run = source.name() + "-" + System.nanoTime();
    Definitions definitions = TableHistory.begin(run, from.history());
    try {
      Properties settings =
          EngineSettings.of(source, complete ? from : null, silentMax.dividedBy(BEATS));
      settings.put(TableHistory.SETTING, run);
      return new EngineSession(
          source.name(),
          settings,
          new Changes(source, table, definitions, !complete, complete ? placeNext : unused));
    } catch (RuntimeException | Error e) {
      TableHistory.end(run);
      throw e;
    }
  }

  private void given(FeedItem item) {
    if (item instanceof RawRecord record) {
      unused = Math.max(unused, record.position() + 1);
    } else if (item instanceof Sweep sweep) {
      unused = Math.max(unused, sweep.at() + 1);
    } else if (item instanceof ResumeMark mark) {
      placeNext = mark.next();
      place = mark.resume();
      complete = true;
    }
  }

  private void lookWhenQuiet(List<FeedItem> items) throws IOException {
    long now = System.nanoTime();
    silent &= items.isEmpty();
    if (items.isEmpty() && complete && session.silence().compareTo(silentMax) > 0) {
      throw new IOException(
          "source %s: nothing has come from %s for %d s, not even a sign of life; the connection is"
                  .formatted(source.name(), source.login().address(), session.silence().toSeconds())
              + " opened again");
    }
    if (!items.isEmpty() && items.stream().anyMatch(RawRecord.class::isInstance)) {
      heardNanos = now;
    } else if (now - heardNanos > lookAfterNanos) {
      heardNanos = now;
      source.server().look(source, null);
      if (complete) {
        source.server().requireFollowed(source, parsed());
      }
      if (silent) {
        LOG.warn(
            "source {} has had no answer since it began; a long transaction on the server delays"
                + " the beginning until it ends",
            source.name());
      }
    }
  }
}
