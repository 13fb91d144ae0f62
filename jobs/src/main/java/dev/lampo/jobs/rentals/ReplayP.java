package dev.lampo.jobs.rentals;

import dev.lampo.jobs.rentals.MapWrite.Destination;
import dev.lampo.jobs.source.Decoded;
import dev.lampo.jobs.source.QuoteDecoder;
import dev.lampo.jobs.source.RecordReading;
import dev.lampo.jobs.source.Redelivery;
import dev.lampo.jobs.source.ReferenceData;
import dev.lampo.jobs.source.Source;
import dev.lampo.model.Decision;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Reject;
import dev.lampo.model.RejectCause;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads rejected records again where somebody decided so, and lets those in that can be used now.
 * The others stay with what is wrong now, or with a note in their detail where the reject does not
 * hold all of the record. A decision leaves its map when a snapshot holds what it caused; after a
 * crash before that it is done once more, with the same result.
 */
final class ReplayP extends QueueingP {
  static final int TO_VERSIONS = 0;
  static final int TO_PUBLISH = 1;
  private static final Logger LOG = LoggerFactory.getLogger(ReplayP.class);

  /** Stands in the detail of a reject that cannot be read again, before the reason. */
  private static final String NOTE = "; cannot be read again: ";

  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final int DECISIONS_AT_ONCE = 1_000;

  private final Run run;
  private final Map<String, Reader> readers = new HashMap<>();
  private final Set<String> done = new HashSet<>();
  private List<String> doneBefore = List.of();
  private Context context;
  private long lookedAtNanos = System.nanoTime();
  private int used;
  private int stayed;
  private int unreadable;
  private String firstUnreadable;

  private record Reader(RecordReading reading, QuoteDecoder decoder) {}

  ReplayP(Run run, List<Source> sources, ReferenceData reference) {
    this.run = run;
    sources.forEach(
        source ->
            readers.put(
                source.name(), new Reader(source.reading(), new QuoteDecoder(source, reference))));
  }

  /** It asks the maps and waits for the answer. */
  @Override
  public boolean isCooperative() {
    return false;
  }

  @Override
  protected void init(Context processorContext) {
    context = processorContext;
  }

  @Override
  protected void handle(int ordinal, Object item) {
    throw new IllegalStateException("nothing leads here: " + item);
  }

  @Override
  public boolean complete() {
    if (flush() && System.nanoTime() - lookedAtNanos >= LOOK_EVERY_NANOS) {
      lookedAtNanos = System.nanoTime();
      GridMaps.DECISIONS.in(context.hazelcastInstance()).values().stream()
          .filter(decision -> !done.contains(decision.id()))
          .sorted(Comparator.comparing(Decision::id))
          .limit(DECISIONS_AT_ONCE)
          .forEach(this::replay);
      report();
    }
    flush();
    return false;
  }

  @Override
  protected void snapshotTaken(int snapshot) {
    doneBefore = List.copyOf(done);
  }

  @Override
  public boolean snapshotCommitFinish(boolean success) {
    if (success) {
      doneBefore.forEach(id -> GridMaps.DECISIONS.in(context.hazelcastInstance()).delete(id));
      doneBefore.forEach(done::remove);
      doneBefore = List.of();
    }
    return true;
  }

  private void replay(Decision decision) {
    done.add(decision.id());
    Reject reject = GridMaps.REJECTS.in(context.hazelcastInstance()).get(decision.target());
    if (reject == null || reject.replayedAt() != null) {
      return;
    }
    Reject after = readAgain(reject);
    if (!after.equals(reject)) {
      emitLater(
          TO_PUBLISH, MapWrite.of(after.stamped(run.stamp(snapshots())), Destination.MAP_AND_COPY));
    }
  }

  /** The reject as it is after its record was read again, as far as that can be done. */
  private Reject readAgain(Reject reject) {
    Reader reader = readers.get(reject.origin().source());
    if (reader == null) {
      return unreadable(reject, "no source of this name is read");
    }
    Redelivery redelivery = Redelivery.of(reject, reader.reading());
    return redelivery instanceof Redelivery.Whole whole
        ? decided(reject, reader.decoder().decode(whole.record()))
        : unreadable(reject, ((Redelivery.Partial) redelivery).why());
  }

  private Reject decided(Reject reject, Decoded decoded) {
    if (decoded instanceof Decoded.Accepted accepted) {
      used++;
      emitLater(TO_VERSIONS, accepted.delivery().replayed());
      return reject.detailed(withoutNote(reject)).replayed(Instant.now());
    }
    stayed++;
    Reject now = ((Decoded.Rejected) decoded).reject();
    // What its source had cut short is no record any more: the cause that is known says more.
    return now.cause() == RejectCause.MALFORMED ? reject : now.as(reject.id());
  }

  private Reject unreadable(Reject reject, String why) {
    unreadable++;
    firstUnreadable = firstUnreadable == null ? reject.id() + ": " + why : firstUnreadable;
    String note = NOTE + why;
    String detail = withoutNote(reject);
    int end = Math.min(Reject.DETAIL_CHARS_MAX - note.length(), detail.length());
    end -= Character.isHighSurrogate(detail.charAt(end - 1)) ? 1 : 0; // half a pair is no character
    return reject.detailed(detail.substring(0, end) + note);
  }

  private static String withoutNote(Reject reject) {
    int note = reject.detail().indexOf(NOTE);
    return note < 0 ? reject.detail() : reject.detail().substring(0, note);
  }

  private void report() {
    if (used + stayed > 0) {
      LOG.info("replay: {} rejects could be used now, {} could not", used, stayed);
    }
    if (unreadable > 0) {
      LOG.warn("replay: {} rejects cannot be read again, as {}", unreadable, firstUnreadable);
    }
    used = 0;
    stayed = 0;
    unreadable = 0;
    firstUnreadable = null;
  }
}
