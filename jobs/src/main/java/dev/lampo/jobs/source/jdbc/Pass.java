package dev.lampo.jobs.source.jdbc;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * One pass over the window, in portions. A portion ends between two values of the column, so equal
 * ones are never torn apart; more equal ones than fit a portion are read by a statement of their
 * own.
 */
final class Pass {
  private final TableSession session;
  private final JdbcMode.Increasing by;
  private final Window window;
  private final Comparable<?> high;
  private final Instant began;
  private final long beganNanos = System.nanoTime();
  private final boolean advancing;
  private Comparable<?> reached;
  private Comparable<?> equal;
  private RowCursor equals;
  private long equalsNanos;
  private boolean ended;
  private boolean whole = true;

  /**
   * Begins a pass.
   *
   * @param high read up to here; null where the table is empty
   */
  Pass(
      TableSession session,
      JdbcMode.Increasing by,
      Window window,
      Comparable<?> high,
      Instant began) {
    this.session = session;
    this.by = by;
    this.window = window;
    this.high = high;
    this.began = began;
    this.advancing = window.couldAdvance(beganNanos);
    this.ended = high == null;
  }

  boolean ended() {
    return ended;
  }

  /** Whether it came to its end, and was not broken off to begin again. */
  boolean whole() {
    return whole;
  }

  Instant began() {
    return began;
  }

  long tookNanos() {
    return System.nanoTime() - beganNanos;
  }

  Comparable<?> high() {
    return high;
  }

  /** The rows of the next portion that are new; they count as delivered. */
  List<Row> next() throws SQLException, IOException {
    if (ended) {
      return List.of();
    }
    List<Row> fresh = equals == null ? portion() : ofEqual();
    if (!ended && equals == null && !advancing && window.couldAdvance(System.nanoTime())) {
      // What was read while nothing was settled must be looked at once more; from now on it counts.
      ended = true;
      whole = false;
    }
    return fresh;
  }

  private List<Row> portion() throws SQLException, IOException {
    long nanos = System.nanoTime();
    List<Row> rows;
    boolean last;
    try (RowCursor cursor =
        session.between(
            by.column(),
            window.kind(),
            reached == null ? window.comparison() : ">",
            reached == null ? window.low() : reached,
            high,
            by.batchRows() + 1)) {
      rows = cursor.next(by.batchRows() + 1);
      last = rows.size() <= by.batchRows() && cursor.ended();
    }
    session.commit();
    if (last) {
      ended = true;
      return fresh(rows, high, nanos);
    }
    Comparable<?> cut = rows.get(rows.size() - 1).at();
    List<Row> complete = rows.stream().filter(row -> !isEqual(row.at(), cut)).toList();
    if (complete.isEmpty()) {
      equal = cut;
      equalsNanos = System.nanoTime();
      equals = session.between(by.column(), window.kind(), ">=", cut, cut, 0);
      return ofEqual();
    }
    reached = complete.get(complete.size() - 1).at();
    return fresh(complete, reached, nanos);
  }

  private List<Row> ofEqual() throws SQLException, IOException {
    List<Row> rows = equals.next(by.batchRows());
    if (!equals.ended()) {
      return fresh(rows);
    }
    equals.close();
    equals = null;
    session.commit();
    reached = equal;
    ended = isEqual(reached, high);
    return fresh(rows, reached, equalsNanos);
  }

  private List<Row> fresh(List<Row> rows, Comparable<?> to, long nanos) {
    List<Row> fresh = fresh(rows);
    window.covered(to, nanos);
    return fresh;
  }

  private List<Row> fresh(List<Row> rows) {
    List<Row> fresh = rows.stream().filter(row -> !window.knows(row)).toList();
    fresh.forEach(window::deliver);
    return fresh;
  }

  private static boolean isEqual(Comparable<?> one, Comparable<?> other) {
    return ColumnKind.compare(one, other) == 0;
  }
}
