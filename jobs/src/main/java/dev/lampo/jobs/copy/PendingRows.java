package dev.lampo.jobs.copy;

import dev.lampo.model.GridMaps;
import dev.lampo.model.Quote;
import dev.lampo.model.Reject;
import dev.lampo.model.StoredPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What waits to be written by one lane: the newest state of each id that is not in the database,
 * and the barriers not yet reached. Bounded. Handed over from the job's thread to the writer's.
 *
 * <p>INVARIANT: ids stand in the order in which they became dirty, so a barrier is reached as soon
 * as the first of them became dirty after it.
 */
final class PendingRows {
  private static final int CHARS_PER_WEIGHT = 512;

  private final int weightMax;
  private final LinkedHashMap<Slot, Dirty> dirty = new LinkedHashMap<>();
  private int weight;
  private long sequence;
  private boolean forgotten;
  private Barrier next;
  private Barrier newest;
  private boolean closed;

  /** So many rows wake up who waits for them. */
  private int gathered = 1;

  /**
   * Rows of one run.
   *
   * @param sequence where the offers are counted from
   */
  PendingRows(int weightMax, long sequence) {
    this.weightMax = weightMax;
    this.sequence = sequence;
  }

  /** Where a row is kept; an enquiry and the alias of its id are two states of one thing. */
  record Slot(String space, String key) {
    static Slot of(CopyRow row) {
      String table = row.map().name();
      boolean alias = table.equals(GridMaps.ENQUIRY_ALIASES.name());
      return new Slot(alias ? GridMaps.ENQUIRIES.name() : table, row.key());
    }
  }

  /**
   * A row to be written.
   *
   * @param sequence order of the offers; a row found again in the maps has that of the search
   */
  record Pending(CopyRow row, long sequence) {
    int weight() {
      int payload =
          row.value() instanceof Reject reject && reject.payload() != null
              ? reject.payload().length()
              : 0;
      return 1 + payload / CHARS_PER_WEIGHT;
    }
  }

  /** Everything offered before it belongs to its stamp or an earlier one. */
  record Barrier(
      long sequence, long stamp, Instant takenAt, Map<String, StoredPosition> positions) {}

  /** Rows of one transaction, and the barrier that is reached with it, or null. */
  record Batch(List<Pending> rows, Barrier barrier) {
    boolean isEmpty() {
      return rows.isEmpty() && barrier == null;
    }
  }

  private record Dirty(Pending pending, long since) {}

  /** Takes a row; returns false where this one was too many and all were forgotten. */
  synchronized boolean offer(CopyRow row) {
    sequence++;
    if (forgotten || closed) {
      return true;
    }
    Slot slot = Slot.of(row);
    Pending pending = new Pending(row, sequence);
    Dirty before = dirty.get(slot);
    if (before != null && older(row, before.pending().row())) {
      return true;
    }
    dirty.put(slot, new Dirty(pending, before == null ? sequence : before.since()));
    weight += pending.weight() - (before == null ? 0 : before.pending().weight());
    if (weight > weightMax) {
      forget();
      notifyAll();
      return false;
    }
    if (dirty.size() == gathered) {
      notifyAll();
    }
    return true;
  }

  /**
   * Whether a row was overtaken on its way. A quote that changed its trip comes from two
   * processors, whose stamps may differ by a snapshot; its revision has one counter.
   */
  private static boolean older(CopyRow row, CopyRow held) {
    if (row.value() instanceof Quote quote && held.value() instanceof Quote other) {
      int revision = quote.lineage().revision();
      int heldRevision = other.lineage().revision();
      return revision != heldRevision ? revision < heldRevision : row.stamp() < held.stamp();
    }
    return row.stamp() < held.stamp();
  }

  /**
   * Takes a barrier. Two are kept, the next to be reached and the newest: with the newest alone a
   * lane that is never idle would never reach one.
   */
  synchronized void barrier(long stamp, Instant takenAt, Map<String, StoredPosition> positions) {
    Barrier barrier = new Barrier(sequence, stamp, takenAt, Map.copyOf(positions));
    if (next == null) {
      next = barrier;
    } else {
      newest = barrier;
    }
    notifyAll();
  }

  /** Waits until there is something to do or the time is over. */
  synchronized void await(Duration timeout) throws InterruptedException {
    if (dirty.isEmpty() && !forgotten && next == null && !closed) {
      wait(Math.max(1, timeout.toMillis()));
    }
  }

  /** Waits for so many rows, or a barrier, or for the time to be over. */
  synchronized void linger(int rows, Duration time) throws InterruptedException {
    long until = System.nanoTime() + time.toNanos();
    gathered = rows;
    for (long left = time.toMillis(); left > 0 && !isGathered(); ) {
      wait(left);
      left = (until - System.nanoTime()) / 1_000_000;
    }
    gathered = 1;
  }

  private boolean isGathered() {
    return dirty.size() >= gathered || forgotten || next != null || closed;
  }

  /** Waits for the time to be over, whatever is offered, unless this is closed. */
  synchronized void pause(Duration time) throws InterruptedException {
    long until = System.nanoTime() + time.toNanos();
    for (long left = time.toMillis(); left > 0 && !closed; ) {
      wait(left);
      left = (until - System.nanoTime()) / 1_000_000;
    }
  }

  /** The oldest rows, and the newest barrier that is reached when they are written. */
  synchronized Batch take(int weightOfBatch) {
    List<Pending> rows = new ArrayList<>(Math.min(dirty.size(), weightOfBatch));
    int taken = 0;
    for (Iterator<Dirty> all = dirty.values().iterator();
        all.hasNext() && taken < weightOfBatch; ) {
      Pending pending = all.next().pending();
      taken += pending.weight();
      rows.add(pending);
      all.remove();
    }
    weight -= taken;
    return new Batch(rows, forgotten ? null : reached());
  }

  /** A row that goes its own way, with a place in the order of the offers. */
  synchronized Pending numbered(CopyRow row) {
    return new Pending(row, ++sequence);
  }

  /** The oldest rows without any barrier. */
  synchronized List<Pending> takeRows(int weightOfBatch) {
    Barrier keptNext = next;
    Barrier keptNewest = newest;
    List<Pending> rows = take(weightOfBatch).rows();
    next = keptNext;
    newest = keptNewest;
    return rows;
  }

  /** Whether rows were forgotten that must be searched for. */
  synchronized boolean incomplete() {
    return forgotten;
  }

  /** From here on rows are kept again; returns the sequence of what is searched for. */
  synchronized long beginSearch() {
    forgotten = false;
    return sequence;
  }

  /** The search failed: there is something to be searched for again. */
  synchronized void forget() {
    dirty.clear();
    weight = 0;
    forgotten = true;
  }

  synchronized boolean contains(Slot slot) {
    return dirty.containsKey(slot);
  }

  synchronized int size() {
    return dirty.size();
  }

  /** Lets go of everything and takes nothing more. */
  synchronized void close() {
    closed = true;
    dirty.clear();
    weight = 0;
    next = null;
    newest = null;
    notifyAll();
  }

  synchronized boolean closed() {
    return closed;
  }

  private Barrier reached() {
    long firstDirty = dirty.isEmpty() ? Long.MAX_VALUE : dirty.values().iterator().next().since();
    Barrier reached = null;
    while (next != null && next.sequence() < firstDirty) {
      reached = next;
      next = newest;
      newest = null;
    }
    return reached;
  }
}
