package dev.lampo.jobs.source.jdbc;

import dev.lampo.jobs.source.ValueFrom;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for the highest value of an increasing column, and looks after values that would make rows
 * pass unseen: times to come, and none at all.
 */
final class Highest {
  private static final Logger LOG = LoggerFactory.getLogger(Highest.class);

  private final JdbcSource source;
  private final JdbcMode.Increasing by;
  private final TableSession session;
  private final ColumnKind kind;
  private Comparable<?> warnedOf;

  /** Looks at the column. */
  Highest(JdbcSource source, JdbcMode.Increasing by, TableSession session)
      throws SQLException, IOException {
    this.source = source;
    this.by = by;
    this.session = session;
    this.kind = found();
    long without = session.withoutValue(by.column());
    session.commit();
    if (without > 0) {
      LOG.warn(
          "source {}: {} rows of {} have no value in {} and are not read; give them one",
          source.name(),
          without,
          source.rows(),
          by.column());
    }
  }

  ColumnKind kind() {
    return kind;
  }

  /**
   * The highest value, or null where there is no row. One that no clock can have given by now would
   * settle everything below it, so it waits until it is due.
   */
  Comparable<?> now(Instant now) throws SQLException {
    Comparable<?> high = session.highest(by.column(), kind, null);
    Comparable<?> latest = kind.latest(now, by.lateness(), by.zone());
    if (high == null || latest == null || ColumnKind.compare(high, latest) <= 0) {
      return high;
    }
    if (!high.equals(warnedOf)) {
      warnedOf = high;
      LOG.warn(
          "source {}: rows of {} with {} above {} wait until then, the highest is {}; correct"
              + " them, the clocks, or zone ({})",
          source.name(),
          source.rows(),
          by.column(),
          latest,
          high,
          by.zone());
    }
    return session.highest(by.column(), kind, latest);
  }

  private ColumnKind found() throws IOException {
    List<String> labels = session.reader().labels();
    int at = session.reader().find(by.column());
    if (at < 0) {
      throw new IOException(
          source.rows()
              + " has no column "
              + by.column()
              + ", which column names; it has "
              + String.join(", ", labels));
    }
    RowReader.Column column = session.reader().column(at);
    if (column.kind() == null) {
      throw new IOException(
          "column "
              + column.label()
              + " is of type "
              + column.typeName()
              + "; an increasing column must be a number, a timestamp or a date");
    }
    if (source.reading().version() instanceof ValueFrom.Timestamp && !column.kind().isTime()) {
      throw new IOException(
          "column "
              + column.label()
              + " is of type "
              + column.typeName()
              + " and says no time, which version: timestamp would take from it: follow a column"
              + " with the time of the last change, or name the version's own, version: {field: "
              + column.label()
              + "}");
    }
    return column.kind();
  }
}
