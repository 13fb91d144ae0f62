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

  /** Whether an edge refused an item; Jet wants no other offer in the same call. */
  private boolean blocked;

  /** Takes one item; what it emits goes through {@link #emit}. */
  protected abstract void handle(int ordinal, Object item);

  /** Runs when this processor has taken part in one more snapshot, before the barrier is sent. */
  protected void snapshotTaken(int snapshot) {}

  /** Emits to an edge, now or when it takes the item. */
  protected final void emit(int ordinal, Object item) {
    if (blocked || !items.isEmpty() || !tryEmit(ordinal, item)) {
      blocked = true;
      items.add(item);
      ordinals.add(ordinal);
    }
  }

  /** Whether an edge takes no more for now; nothing is taken in until it does. */
  protected final boolean blocked() {
    return blocked;
  }

  /** Emits what waits; false where an edge takes no more for now. Once in a call of Jet's. */
  protected final boolean flush() {
    blocked = false;
    while (!items.isEmpty()) {
      if (!tryEmit(ordinals.peek(), items.peek())) {
        blocked = true;
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
    if (!flush()) {
      return;
    }
    while (!blocked) {
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
    if (blocked) {
      return false;
    }
    taking = false;
    return true;
  }
}
