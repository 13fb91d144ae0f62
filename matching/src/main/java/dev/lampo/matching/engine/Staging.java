package dev.lampo.matching.engine;

import dev.lampo.matching.cluster.CannotLinks;
import dev.lampo.matching.compare.Value;
import dev.lampo.matching.record.RecordId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings operations into the graph and the cannot-links of an engine, and takes them back if they
 * turn out to be refused. Of several operations on one record or pair the last one counts. Slots of
 * removed records stay taken until the operations are published.
 */
final class Staging {
  private final Engines engines;
  private final Graph graph;
  private final Links links;
  private final Map<RecordId, Operation> byRecord = new LinkedHashMap<>();
  private final Map<CannotLinks.Pair, Operation> byPair = new LinkedHashMap<>();
  private final List<Runnable> undo = new ArrayList<>();
  private final IntList touched = new IntList();
  private final IntList removed = new IntList();
  private final IntList added = new IntList();
  private final IntMap updated = new IntMap();

  Staging(Engines engines, Graph graph, Links links) {
    this.engines = engines;
    this.graph = graph;
    this.links = links;
  }

  /** Brings all operations in; if it throws, {@link #undo} must follow. */
  void stage(Collection<? extends Operation> operations) {
    operations.forEach(this::sort);
    List<Runnable> linking = new ArrayList<>();
    for (Operation operation : byRecord.values()) {
      if (operation instanceof Operation.Put put) {
        put(put, linking);
      } else if (operation instanceof Operation.Remove remove) {
        remove(remove.record());
      }
    }
    linking.forEach(Runnable::run);
    byPair.forEach((pair, operation) -> separate(pair, operation instanceof Operation.CannotLink));
  }

  private void sort(Operation operation) {
    if (operation instanceof Operation.Put put) {
      byRecord.put(put.record(), put);
    } else if (operation instanceof Operation.Remove remove) {
      byRecord.put(remove.record(), remove);
    } else if (operation instanceof Operation.CannotLink link) {
      byPair.put(link.pair(), link);
    } else if (operation instanceof Operation.Allow allow) {
      byPair.put(allow.pair(), allow);
    }
  }

  private void put(Operation.Put put, List<Runnable> linking) {
    Records records = graph.records();
    int held = records.find(put.record());
    if (held != 0 && same(records.values(held), put.values())) {
      return;
    }
    linking.add(() -> link(put, held));
    if (held != 0) {
      // Before anything is compared, so that nothing is compared with what is no longer true.
      Value[] before = records.values(held);
      unlink(held);
      records.values(held, put.values());
      undo.add(() -> relink(held, before));
    }
  }

  private void link(Operation.Put put, int held) {
    Records records = graph.records();
    int slot = held;
    if (held == 0) {
      int fresh = records.hold(put.record(), put.values());
      slot = fresh;
      records.insert(fresh);
      added.add(fresh);
      undo.add(() -> drop(fresh));
    } else {
      updated.put(held, 1);
    }
    graph.link(slot, engines);
    undo.add(takeOut(slot));
    touched.add(slot);
  }

  private void remove(RecordId record) {
    int slot = graph.records().find(record);
    if (slot != 0) {
      Value[] before = graph.records().values(slot);
      unlink(slot);
      graph.records().unlink(slot);
      removed.add(slot);
      undo.add(() -> relink(slot, before));
      undo.add(() -> graph.records().insert(slot));
    }
  }

  private void separate(CannotLinks.Pair pair, boolean apart) {
    if (apart ? links.add(pair) : links.remove(pair)) {
      undo.add(() -> separateAgain(pair, !apart));
      touch(pair.one());
      touch(pair.other());
    }
  }

  private void touch(RecordId record) {
    int slot = graph.records().find(record);
    if (slot != 0) {
      touched.add(slot);
    }
  }

  private void separateAgain(CannotLinks.Pair pair, boolean apart) {
    if (apart) {
      links.add(pair);
    } else {
      links.remove(pair);
    }
  }

  private void unlink(int slot) {
    graph.unlink(slot, engines, touched);
  }

  private void relink(int slot, Value[] before) {
    graph.records().values(slot, before);
    graph.link(slot, engines);
  }

  private void drop(int slot) {
    graph.records().unlink(slot);
    graph.records().free(slot);
  }

  private Runnable takeOut(int slot) {
    return () -> graph.unlink(slot, engines, new IntList());
  }

  private static boolean same(Value[] held, Value[] values) {
    for (int i = 0; i < held.length; i++) {
      boolean bothAbsent = held[i] == null && values[i] == null;
      if (!bothAbsent && (held[i] == null || values[i] == null || !held[i].same(values[i]))) {
        return false;
      }
    }
    return true;
  }

  /** Takes everything back, the last step first. */
  void undo() {
    for (int step = undo.size() - 1; step >= 0; step--) {
      undo.get(step).run();
    }
  }

  /** Records that are held and from whose components everything that changed can be reached. */
  int[] touched() {
    IntMap gone = new IntMap();
    for (int i = 0; i < removed.size(); i++) {
      gone.put(removed.get(i), 1);
    }
    IntList held = new IntList();
    for (int slot : touched.distinct()) {
      if (!gone.contains(slot)) {
        held.add(slot);
      }
    }
    return held.toArray();
  }

  IntList removed() {
    return removed;
  }

  /** Records that were held and are delivered anew. */
  IntMap updated() {
    return updated;
  }

  /** Whether components may have grown because of records. */
  boolean grows() {
    return !added.isEmpty() || updated.size() > 0;
  }
}
