package dev.lampo.matching.engine;

import dev.lampo.matching.compare.Value;
import dev.lampo.matching.model.Scorer;
import java.util.BitSet;

/**
 * The records of an engine, under which keys they lie, which of them match, and which hang
 * together: the records of each component form a circle, so that no pairs need to be walked to find
 * them.
 */
final class Graph {
  private final Records records = new Records();
  private final KeyIndex index = new KeyIndex();
  private final Pairs pairs = new Pairs(records);

  Records records() {
    return records;
  }

  Pairs pairs() {
    return pairs;
  }

  KeyIndex index() {
    return index;
  }

  /** Compares a record with all that share a key; nothing has changed if this throws. */
  void link(int slot, Engines engines) {
    Value[] values = records.values(slot);
    long[] keys = engines.keys().of(values);
    IntList met = new IntList();
    for (long key : keys) {
      index.collect(key, met);
    }
    Scorer scorer = engines.scorer();
    IntList matches = new IntList();
    for (int other : met.distinct()) {
      double bits = scorer.weigh(values, records.values(other), engines.matchBits());
      if (bits >= engines.matchBits()) {
        matches.add(other);
        matches.add(Float.floatToRawIntBits((float) bits));
      }
    }
    for (int i = 0; i < matches.size(); i += 2) {
      pairs.add(slot, matches.get(i), Float.intBitsToFloat(matches.get(i + 1)));
    }
    encircle(slot, matches);
    enter(slot, keys);
  }

  /** Takes the components of a lone record's matches into its circle. */
  private void encircle(int slot, IntList matches) {
    IntMap inside = new IntMap();
    for (int i = 0; i < matches.size(); i += 2) {
      int other = matches.get(i);
      if (inside.put(other, 0)) {
        for (int at = records.circle(other); at != other; at = records.circle(at)) {
          inside.put(at, 0);
        }
        splice(slot, other);
      }
    }
  }

  /** Makes one circle of two. */
  void splice(int slot, int other) {
    int after = records.circle(slot);
    records.circle(slot, records.circle(other));
    records.circle(other, after);
  }

  /** The records that hang together with one. */
  IntList component(int slot) {
    IntList component = new IntList();
    component.add(slot);
    for (int at = records.circle(slot); at != slot; at = records.circle(at)) {
      component.add(at);
    }
    return component;
  }

  /** Puts a record under its keys without comparing it. */
  void enter(int slot, long[] keys) {
    for (long key : keys) {
      index.add(key, slot);
    }
  }

  /** Takes a record's keys and pairs away. */
  void unlink(int slot, Engines engines, IntList touched) {
    for (long key : engines.keys().of(records.values(slot))) {
      index.remove(key, slot);
    }
    IntList partners = new IntList();
    pairs.removeAll(slot, partners);
    leave(slot);
    if (partners.size() > 1) {
      regroup(partners);
    }
    for (int i = 0; i < partners.size(); i++) {
      touched.add(partners.get(i));
    }
  }

  private void leave(int slot) {
    int before = slot;
    while (records.circle(before) != slot) {
      before = records.circle(before);
    }
    records.circle(before, records.circle(slot));
    records.circle(slot, slot);
  }

  /** Makes a circle of each component in which the partners are now, if they fell apart. */
  private void regroup(IntList partners) {
    IntMap wanted = new IntMap();
    for (int i = 0; i < partners.size(); i++) {
      wanted.put(partners.get(i), 0);
    }
    IntMap seen = new IntMap();
    IntList piece = piece(partners.get(0), seen, wanted);
    if (piece == null) {
      return;
    }
    close(piece);
    for (int i = 1; i < partners.size(); i++) {
      if (!seen.contains(partners.get(i))) {
        close(piece(partners.get(i), seen, null));
      }
    }
  }

  /**
   * What is reached from a record by pairs; null as soon as everything wanted is, which in a dense
   * component is soon.
   */
  private IntList piece(int start, IntMap seen, IntMap wanted) {
    IntList piece = new IntList();
    piece.add(start);
    seen.put(start, 0);
    int missing = wanted == null ? Integer.MAX_VALUE : wanted.size() - 1;
    for (int i = 0; i < piece.size(); i++) {
      for (int end = pairs.first(piece.get(i)); end != 0; end = pairs.next(end)) {
        int other = pairs.other(end);
        if (seen.put(other, 0)) {
          piece.add(other);
          missing -= wanted != null && wanted.contains(other) ? 1 : 0;
          if (missing == 0) {
            return null;
          }
        }
      }
    }
    return piece;
  }

  private void close(IntList piece) {
    for (int i = 0; i < piece.size(); i++) {
      records.circle(piece.get(i), piece.get((i + 1) % piece.size()));
    }
  }

  /** How many records the largest component has; looks at all. */
  int largestComponent() {
    int largest = 0;
    BitSet seen = new BitSet();
    for (int slot = 1; slot <= records.highest(); slot++) {
      if (records.entity(slot) != 0 && !seen.get(slot)) {
        IntList component = component(slot);
        for (int i = 0; i < component.size(); i++) {
          seen.set(component.get(i));
        }
        largest = Math.max(largest, component.size());
      }
    }
    return largest;
  }

  long bytes() {
    return records.bytes() + index.bytes() + pairs.bytes();
  }
}
