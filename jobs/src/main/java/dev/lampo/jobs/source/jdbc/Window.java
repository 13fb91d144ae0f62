package dev.lampo.jobs.source.jdbc;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What of a table must be looked at again. A value is assigned before its row is committed, so a
 * row may appear below rows that were read long ago; but not later than {@code lateness} after a
 * higher value was first seen, and, where the values are times, not {@code lateness} below a value
 * that was seen. What lies below both is settled. The window is everything above {@link #low}; the
 * rows of it that were delivered are known by their hashes, and are not delivered again.
 *
 * <p>INVARIANT: every row at or below {@code low} (of numbers and days: below it, as others may
 * follow with the same value) that will ever appear has been delivered.
 *
 * <p>Not for several threads. Times are those of a clock that only goes on, in nanoseconds.
 */
final class Window {
  /** Hashes that are kept; the lowest are forgotten first, and their rows delivered again. */
  static final int ROWS_MAX = 200_000;

  /** The coarsest clock of a time: equal values are assigned within this. */
  private static final Duration TICK = Duration.ofSeconds(1);

  private static final int SIGHTS_MAX = 64;

  private final ColumnKind kind;
  private final Duration lateness;
  private final int rowsMax;
  private final Map<Long, Comparable<?>> delivered = new HashMap<>();
  private final TreeMap<Comparable<?>, Set<Long>> byValue = new TreeMap<>(ColumnKind::compare);
  private final ArrayDeque<Sight> sights = new ArrayDeque<>();
  private Comparable<?> low;
  private Comparable<?> oldest;
  private boolean stuck;
  private long forgotten;

  /** A value that was there at a time. */
  private record Sight(long nanos, Comparable<?> value) {}

  Window(ColumnKind kind, Duration lateness) {
    this(kind, lateness, ROWS_MAX);
  }

  Window(ColumnKind kind, Duration lateness, int rowsMax) {
    this.kind = kind;
    this.lateness = lateness;
    this.rowsMax = rowsMax;
  }

  /** Goes on where another window was. */
  void restore(ResumeText text) {
    low = text.low();
    text.hashes().forEach(hash -> remember(hash, text.high()));
  }

  ColumnKind kind() {
    return kind;
  }

  /** Where the window begins, or null where nothing is settled yet. */
  Comparable<?> low() {
    return low;
  }

  /** How {@link #low} is compared in SQL. */
  String comparison() {
    return kind.isTime() ? ">" : ">=";
  }

  /** How many hashes did not fit. */
  long forgotten() {
    return forgotten;
  }

  /** This value was there; to be told before the reading that goes up to it. */
  void saw(Comparable<?> value, long nanos) {
    while (!sights.isEmpty() && nanos - sights.peekFirst().nanos() >= waitNanos()) {
      oldest = higher(oldest, sights.removeFirst().value());
    }
    boolean crowded =
        !sights.isEmpty() && nanos - sights.peekLast().nanos() < waitNanos() / SIGHTS_MAX;
    // A sight left out settles nothing too early; the next one will do.
    if (!crowded) {
      sights.addLast(new Sight(nanos, value));
    }
    if (kind.isTime()) {
      oldest = higher(oldest, kind.before(value, lateness));
    }
  }

  /** A reading from {@link #low} upwards begins. */
  void begin() {
    stuck = false;
  }

  /**
   * A portion that joins the one before has been delivered whole.
   *
   * @param to its highest value, included
   * @param nanos a time before its statement began
   */
  void covered(Comparable<?> to, long nanos) {
    Comparable<?> settled = settled(nanos);
    if (stuck || settled == null) {
      stuck = true;
      return;
    }
    stuck = ColumnKind.compare(to, settled) >= 0;
    Comparable<?> reached = stuck ? settled : to;
    if (low == null || ColumnKind.compare(reached, low) > 0) {
      low = reached;
      forgetSettled();
    }
  }

  /** Whether something is settled above the window's beginning. */
  boolean couldAdvance(long nanos) {
    Comparable<?> settled = settled(nanos);
    return settled != null && (low == null || ColumnKind.compare(settled, low) > 0);
  }

  /** Whether the row was delivered before, as it is. */
  boolean knows(Row row) {
    return delivered.containsKey(row.hash());
  }

  /** The row has been delivered. */
  void deliver(Row row) {
    if (low == null || !isSettled(row.at())) {
      remember(row.hash(), row.at());
    }
  }

  /** What a restart needs. */
  ResumeText text(String column, String identity) {
    if (byValue.isEmpty()) {
      return new ResumeText(kind, column, identity, low, low, List.of());
    }
    List<Long> hashes =
        byValue.descendingMap().values().stream()
            .flatMap(Set::stream)
            .limit(ResumeText.HASHES_MAX)
            .toList();
    return new ResumeText(kind, column, identity, low, byValue.lastKey(), hashes);
  }

  private Comparable<?> settled(long nanos) {
    Comparable<?> settled = oldest;
    for (Sight sight : sights) {
      if (nanos - sight.nanos() < waitNanos()) {
        break;
      }
      settled = higher(settled, sight.value());
    }
    return settled;
  }

  private long waitNanos() {
    return (kind.isTime() ? lateness.plus(TICK) : lateness).toNanos();
  }

  private boolean isSettled(Comparable<?> value) {
    int order = ColumnKind.compare(value, low);
    return kind.isTime() ? order <= 0 : order < 0;
  }

  private void remember(long hash, Comparable<?> value) {
    Comparable<?> before = delivered.put(hash, value);
    if (before != null) {
      drop(before, hash);
    }
    byValue.computeIfAbsent(value, any -> new HashSet<>()).add(hash);
    if (delivered.size() > rowsMax) {
      forgotten++;
      Comparable<?> lowest = byValue.firstKey();
      long first = byValue.get(lowest).iterator().next();
      drop(lowest, first);
      delivered.remove(first);
    }
  }

  private void drop(Comparable<?> value, long hash) {
    Set<Long> hashes = byValue.get(value);
    hashes.remove(hash);
    if (hashes.isEmpty()) {
      byValue.remove(value);
    }
  }

  private void forgetSettled() {
    while (!byValue.isEmpty() && isSettled(byValue.firstKey())) {
      byValue.pollFirstEntry().getValue().forEach(delivered::remove);
    }
  }

  private static Comparable<?> higher(Comparable<?> one, Comparable<?> other) {
    return one == null || ColumnKind.compare(other, one) > 0 ? other : one;
  }
}
