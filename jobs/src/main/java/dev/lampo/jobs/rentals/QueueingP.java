package dev.lampo.jobs.rentals;

import com.hazelcast.jet.core.AbstractProcessor;
import com.hazelcast.jet.core.Inbox;
import java.util.ArrayDeque;

/**
 * A processor whose step may emit any number of items: they queue here until the edges take them,
 * and no further input is taken meanwhile.
 */
abstract class QueueingP extends AbstractProcessor {
  private final ArrayDeque<Object> items = new ArrayDeque<>();
  private final ArrayDeque<Integer> ordinals = new ArrayDeque<>();
  private int snapshots;

  /** Takes one item; what it emits goes through {@link #emitLater}. */
  protected abstract void handle(int ordinal, Object item);

  /** Runs when this processor has taken part in one more snapshot, before the barrier is sent. */
  protected void snapshotTaken(int snapshot) {}

  /** Emits to an edge when it takes the item. */
  protected final void emitLater(int ordinal, Object item) {
    items.add(item);
    ordinals.add(ordinal);
  }

  /** Emits what waits; false where an edge takes no more for now. */
  protected final boolean flush() {
    while (!items.isEmpty()) {
      if (!tryEmit(ordinals.peek(), items.peek())) {
        return false;
      }
      items.remove();
      ordinals.remove();
    }
    return true;
  }

  /** How many snapshots of this run this processor has taken part in. */
  protected final int snapshots() {
    return snapshots;
  }

  @Override
  public void process(int ordinal, Inbox inbox) {
    while (flush()) {
      Object item = inbox.poll();
      if (item == null) {
        return;
      }
      handle(ordinal, item);
    }
  }

  @Override
  public boolean tryProcess() {
    return flush();
  }

  @Override
  public boolean completeEdge(int ordinal) {
    return flush();
  }

  @Override
  public boolean complete() {
    return flush();
  }

  private boolean taking;

  @Override
  public boolean saveToSnapshot() {
    if (!flush()) {
      return false;
    }
    if (!taking) {
      taking = true;
      snapshots++;
      snapshotTaken(snapshots);
    }
    if (!flush()) {
      return false;
    }
    taking = false;
    return true;
  }
}
