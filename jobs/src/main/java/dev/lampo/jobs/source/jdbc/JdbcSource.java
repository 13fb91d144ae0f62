package dev.lampo.jobs.source.jdbc;

import static java.util.Objects.requireNonNull;

import dev.lampo.jobs.source.Feed;
import dev.lampo.jobs.source.FeedSource;
import dev.lampo.jobs.source.RecordReading;
import dev.lampo.jobs.source.SourceWatch;

/**
 * One source of {@code config/sources.yaml}: a table, or a SELECT, of a relational database.
 *
 * @param access how the database is reached; may hold secrets
 * @param rows which rows are read
 * @param mode how what is new is found
 */
public record JdbcSource(
    String name, JdbcAccess access, JdbcRows rows, JdbcMode mode, RecordReading reading)
    implements FeedSource {
  /** Refuses nulls. */
  public JdbcSource {
    requireNonNull(name, "name is null");
    requireNonNull(access, "access is null");
    requireNonNull(rows, "rows is null");
    requireNonNull(mode, "mode is null");
    requireNonNull(reading, "reading is null");
  }

  @Override
  public Feed feed() {
    TableReader reader =
        mode instanceof JdbcMode.Increasing increasing
            ? new IncreasingReader(this, increasing)
            : new WholeReader(this, (JdbcMode.Whole) mode);
    return new TableFeed(this, reader);
  }

  /** By an increasing column rows are found one by one, and after a restart some of them again. */
  @Override
  public boolean isReadWhole() {
    return mode instanceof JdbcMode.Whole;
  }

  @Override
  public SourceWatch watch() {
    return new JdbcWatch(this);
  }

  @Override
  public String address() {
    return access.address() + "\n" + mode;
  }

  /** How often and in which portions it is read changes nothing of what is read. */
  @Override
  public String canonicalText() {
    String how = mode instanceof JdbcMode.Increasing by ? "increasing " + by.column() : "whole";
    return String.join("\n", name, rows.sql(), how, reading.canonicalText());
  }

  /** Without what may be secret. */
  @Override
  public String toString() {
    return "JdbcSource[name=" + name + ", access=" + access + ", rows=" + rows + "]";
  }
}
