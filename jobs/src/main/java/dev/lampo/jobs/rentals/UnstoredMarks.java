package dev.lampo.jobs.rentals;

import dev.lampo.jobs.source.ResumeMark;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The marks of a feed by the first snapshot that holds them, until that snapshot is stored for
 * good. Snapshots go on while a copy is down, so of too many marks only some are kept, at even
 * distances: what is told to the source then lags behind what is stored, and never runs ahead of
 * it. Not for several threads.
 */
final class UnstoredMarks {
  static final int MARKS_MAX = 1_024;

  /** A mark may hold the definitions of a table, or the names of a folder's files. */
  static final long CHARS_MAX = 8_388_608;

  private final TreeMap<Integer, ResumeMark> bySnapshot = new TreeMap<>();
  private ResumeMark newest;

  /** The newest mark aside, those that are kept lie so many snapshots apart. */
  private int distance = 1;

  private long chars;

  /** The snapshot holds everything up to this mark; snapshots come in their order. */
  void add(int snapshot, ResumeMark mark) {
    if (mark == newest) {
      return;
    }
    newest = mark;
    if (bySnapshot.size() > 1
        && bySnapshot.lastKey() - bySnapshot.lowerKey(bySnapshot.lastKey()) < distance) {
      remove(bySnapshot.lastKey());
    }
    bySnapshot.put(snapshot, mark);
    chars += mark.resume().length();
    while (bySnapshot.size() > MARKS_MAX || chars > CHARS_MAX && bySnapshot.size() > 2) {
      distance *= 2;
      thin();
    }
  }

  boolean isEmpty() {
    return bySnapshot.isEmpty();
  }

  int size() {
    return bySnapshot.size();
  }

  /** Takes out all up to a snapshot, and answers with the last of them, or null. */
  ResumeMark takeUpTo(int snapshot) {
    SortedMap<Integer, ResumeMark> stored = bySnapshot.headMap(snapshot, true);
    if (stored.isEmpty()) {
      return null;
    }
    ResumeMark last = stored.get(stored.lastKey());
    List.copyOf(stored.keySet()).forEach(this::remove);
    distance = bySnapshot.isEmpty() ? 1 : distance;
    return last;
  }

  /** The newest stays: it may be the only one that the feed waits for. */
  private void thin() {
    int kept = bySnapshot.firstKey();
    int last = bySnapshot.lastKey();
    for (int snapshot : List.copyOf(bySnapshot.subMap(kept, false, last, false).keySet())) {
      if (snapshot - kept < distance) {
        remove(snapshot);
      } else {
        kept = snapshot;
      }
    }
  }

  private void remove(int snapshot) {
    chars -= bySnapshot.remove(snapshot).resume().length();
  }
}
