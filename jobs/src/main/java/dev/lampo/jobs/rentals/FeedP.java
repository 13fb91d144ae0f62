package dev.lampo.jobs.rentals;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.core.AbstractProcessor;
import com.hazelcast.jet.core.BroadcastKey;
import dev.lampo.jobs.source.Feed;
import dev.lampo.jobs.source.FeedItem;
import dev.lampo.jobs.source.FeedSource;
import dev.lampo.jobs.source.ResumeMark;
import dev.lampo.model.GridMaps;
import dev.lampo.model.SourcePosition;
import dev.lampo.model.Stamp;
import dev.lampo.model.StoredPosition;
import java.time.Duration;
import java.util.ArrayDeque;

/**
 * Hands on what the one {@link Feed} of a source delivers, which a {@link FeedReader} polls. What
 * it has handed on up to a mark belongs to a snapshot; when that snapshot is stored for good, the
 * feed is told.
 */
final class FeedP extends AbstractProcessor {
  private static final Duration WAIT = Duration.ofMillis(20);
  private static final long LOOK_EVERY_NANOS = Duration.ofMillis(500).toNanos();

  private final Run run;
  private final FeedSource source;
  private final boolean copied;
  private final ArrayDeque<FeedItem> items = new ArrayDeque<>();
  private final UnstoredMarks unstored = new UnstoredMarks();
  private Context context;
  private FeedReader reader;
  private StoredPosition from;
  private ResumeMark last;
  private int snapshots;
  private long lookedAtNanos = System.nanoTime();
  private boolean saving;

  FeedP(Run run, FeedSource source, boolean copied) {
    this.run = run;
    this.source = source;
    this.copied = copied;
  }

  @Override
  public boolean isCooperative() {
    return false;
  }

  @Override
  protected void init(Context processorContext) {
    context = processorContext;
    from = run.storedOf(source.name(), Feed.PARTITION);
  }

  @Override
  protected void restoreFromSnapshot(Object key, Object value) {
    ResumeMark saved = (ResumeMark) value;
    if (from == null || saved.next() >= from.next()) {
      from = FeedReader.position(source.name(), saved);
    }
  }

  @Override
  public boolean complete() {
    if (reader == null) {
      reader = new FeedReader(source, from, run.firstPosition());
    }
    tellWhatIsStored();
    if (items.isEmpty()) {
      items.addAll(reader.next(WAIT));
    }
    while (!items.isEmpty() && tryEmit(items.peek())) {
      if (items.remove() instanceof ResumeMark mark) {
        last = mark;
      }
    }
    return false;
  }

  @Override
  public boolean saveToSnapshot() {
    if (!saving) {
      saving = true;
      snapshots++;
      if (last != null) {
        unstored.add(snapshots, last);
      }
    }
    if (last != null
        && !tryEmitToSnapshot(
            BroadcastKey.broadcastKey(SourcePosition.lane(source.name(), Feed.PARTITION)), last)) {
      return false;
    }
    saving = false;
    return true;
  }

  @Override
  public void close() {
    if (reader != null) {
      reader.close();
    }
  }

  private void tellWhatIsStored() {
    if (unstored.isEmpty() || System.nanoTime() - lookedAtNanos < LOOK_EVERY_NANOS) {
      return;
    }
    lookedAtNanos = System.nanoTime();
    // The copy may have a snapshot that fails afterwards; the job then goes on at the one before.
    ResumeMark mark =
        unstored.takeUpTo(
            copied
                ? Math.min(new RunLedger(grid()).durableSnapshot(run), storedSnapshot())
                : storedSnapshot());
    if (mark != null) {
      reader.stored(mark);
    }
  }

  /** The last snapshot of this run whose positions are in the grid. */
  private int storedSnapshot() {
    StoredPosition stored =
        GridMaps.POSITIONS.in(grid()).get(SourcePosition.lane(source.name(), Feed.PARTITION));
    return stored == null || Stamp.epochOf(stored.stamp()) != run.epoch()
        ? 0
        : Stamp.snapshotOf(stored.stamp());
  }

  private HazelcastInstance grid() {
    return context.hazelcastInstance();
  }
}
