package dev.lampo.client;

import com.hazelcast.logging.ILogger;
import com.hazelcast.logging.Logger;
import com.hazelcast.sql.SqlResult;
import com.hazelcast.sql.SqlRow;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The rows of one statement, read once and in order. Close it, best by try-with-resources: an open
 * one holds memory on the members until the deadline passes. Read by one thread at a time; {@link
 * #close()} may come from any other and stops the statement.
 */
public final class Rows implements Iterable<Row>, AutoCloseable {
  private static final ILogger LOG = Logger.getLogger(Rows.class);

  private final SqlResult result;
  private final Iterator<SqlRow> rows;
  private final Columns columns;
  private final Freshness freshness;
  private final int rowLimit;
  private int cut = Integer.MAX_VALUE;
  private boolean truncated;
  private boolean iterated;
  private long count;
  private volatile boolean closed;

  /** Waits for the first row, so that a failure up to there may still be retried. */
  Rows(SqlResult result, Freshness freshness, int rowLimit) {
    this.result = result;
    this.columns = new Columns(result.getRowMetadata());
    this.rows = result.iterator();
    this.freshness = freshness;
    this.rowLimit = rowLimit;
    rows.hasNext();
  }

  /** The columns, in order. */
  public List<Column> columns() {
    return columns.all();
  }

  /** How fresh the rows are at least; taken before the statement ran. */
  public Freshness freshness() {
    return freshness;
  }

  /** Ends after so many rows instead of failing at the row limit; {@link #truncated()} tells. */
  public Rows first(int rowsAtMost) {
    cut = rowsAtMost;
    return this;
  }

  /** Whether {@link #first} left rows out; known once the iteration has ended. */
  public boolean truncated() {
    return truncated;
  }

  /** How many rows have been read. */
  public long count() {
    return count;
  }

  /**
   * The rows, once.
   *
   * @throws IllegalStateException the second time
   */
  @Override
  public Iterator<Row> iterator() {
    if (iterated) {
      throw new IllegalStateException("rows are read once; ask again for another pass");
    }
    iterated = true;
    return new Reading();
  }

  /** Stops the statement where it still runs, and frees what it holds on the members. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      result.close();
    } catch (RuntimeException gone) {
      LOG.fine("member that ran the statement has left", gone);
    }
  }

  Columns columnIndex() {
    return columns;
  }

  private final class Reading implements Iterator<Row> {
    @Override
    public boolean hasNext() {
      if (truncated) {
        return false;
      }
      if (!more()) {
        return false;
      }
      if (count >= cut) {
        truncated = true;
        close();
        return false;
      }
      if (count >= rowLimit) {
        close();
        throw new GridException(
            ErrorCode.TOO_MANY_ROWS,
            "more than " + rowLimit + " rows (rowLimit); add a LIMIT or conditions, or raise it");
      }
      return true;
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException("no row after " + count);
      }
      Row row = new Row(columns, rows.next());
      count++;
      return row;
    }

    private boolean more() {
      if (closed) {
        throw new GridException(
            ErrorCode.CLOSED, "rows were closed after " + count + "; read before closing");
      }
      try {
        return rows.hasNext();
      } catch (RuntimeException thrown) {
        // A failed result holds nothing on the members, and the client's cannot be closed.
        closed = true;
        throw Failures.midway(thrown, count);
      }
    }
  }
}
