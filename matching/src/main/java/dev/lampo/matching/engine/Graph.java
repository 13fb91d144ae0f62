package dev.lampo.matching.engine;

import dev.lampo.matching.compare.Value;
import dev.lampo.matching.model.Scorer;
import java.util.BitSet;

/** The records of an engine, under which keys they lie and which of them match. */
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
      double bits = scorer.weigh(values, records.values(other));
      if (bits >= engines.matchBits()) {
        matches.add(other);
        matches.add(Float.floatToRawIntBits((float) bits));
      }
    }
    for (int i = 0; i < matches.size(); i += 2) {
      pairs.add(slot, matches.get(i), Float.intBitsToFloat(matches.get(i + 1)));
    }
    enter(slot, keys);
  }

  /** Puts a record under its keys without comparing it. */
  void enter(int slot, long[] keys) {
    for (long key : keys) {
      index.add(key, slot);
    }
  }

  /** Takes a record's keys and pairs away. */
  void unlink(int slot, Engines engines, IntList partners) {
    for (long key : engines.keys().of(records.values(slot))) {
      index.remove(key, slot);
    }
    pairs.removeAll(slot, partners);
  }

  /** How many records the largest component has; looks at all. */
  int largestComponent() {
    int largest = 0;
    BitSet seen = new BitSet();
    for (int slot = 1; slot <= records.highest(); slot++) {
      if (records.entity(slot) != 0 && !seen.get(slot)) {
        largest = Math.max(largest, component(slot, seen));
      }
    }
    return largest;
  }

  private int component(int start, BitSet seen) {
    IntList found = new IntList();
    found.add(start);
    seen.set(start);
    for (int i = 0; i < found.size(); i++) {
      for (int end = pairs.first(found.get(i)); end != 0; end = pairs.next(end)) {
        int other = pairs.other(end);
        if (!seen.get(other)) {
          seen.set(other);
          found.add(other);
        }
      }
    }
    return found.size();
  }

  long bytes() {
    return records.bytes() + index.bytes() + pairs.bytes();
  }
}
