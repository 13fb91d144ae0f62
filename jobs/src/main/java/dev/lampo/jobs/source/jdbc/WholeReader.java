package dev.lampo.jobs.source.jdbc;

import static dev.lampo.jobs.source.Feed.PARTITION;

import dev.lampo.jobs.source.FeedItem;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.jobs.source.ResumeMark;
import dev.lampo.jobs.source.Sweep;
import dev.lampo.model.StoredPosition;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads a table whole, again and again. Each reading is one statement, has numbers above all
 * others, and ends with a {@link Sweep}; one that fails ends with none, and the next begins afresh.
 */
final class WholeReader implements TableReader {
  private static final String FORM = "whole/1 ";
  private static final int PORTION_ROWS = 1_000;

  private final JdbcSource source;
  private final JdbcMode.Whole how;
  private final Pause pause;
  private RowCursor cursor;
  private IOException standing;
  private Instant began;
  private long beganNanos;
  private long next;
  private long before;
  private long rows;
  private long lastRows;

  WholeReader(JdbcSource source, JdbcMode.Whole how) {
    this.source = source;
    this.how = how;
    this.pause = new Pause(how.every());
  }

  @Override
  public void open(StoredPosition from, long firstNext) {
    next = firstNext;
    String text = from == null ? null : from.resume();
    lastRows = text != null && text.startsWith(FORM) ? rowsOf(text) : 0;
  }

  @Override
  public boolean isDue(Duration atMost) throws IOException {
    boolean due = cursor != null || pause.isOver(atMost);
    if (!due && standing != null) {
      throw standing;
    }
    return due;
  }

  @Override
  public List<FeedItem> portion(TableSession session) throws SQLException, IOException {
    if (cursor == null) {
      begin(session);
    }
    List<FeedItem> items = new ArrayList<>();
    for (Row row : cursor.next(PORTION_ROWS)) {
      items.add(numbered(row));
    }
    rows += items.size();
    if (rows > how.rowsMax()) {
      throw refused(
          "has more than " + how.rowsMax() + " rows; raise rowsMax, or read it in mode increasing");
    }
    if (cursor.ended()) {
      end(session, items);
    }
    return items;
  }

  @Override
  public void breakOff() {
    cursor = null;
  }

  private void begin(TableSession session) throws SQLException, IOException {
    standing = null;
    began = Instant.now();
    beganNanos = System.nanoTime();
    before = next;
    rows = 0;
    cursor = session.all();
  }

  private void end(TableSession session, List<FeedItem> items) throws SQLException, IOException {
    cursor.close();
    cursor = null;
    session.commit();
    if (rows == 0 && lastRows > 0 && !how.emptyMeansGone()) {
      throw refused(
          "is empty, and had "
              + lastRows
              + " rows before; nothing is removed. Set emptyMeansGone: true if that is meant");
    }
    lastRows = rows;
    pause.from(beganNanos);
    items.add(new Sweep(source.name(), PARTITION, before, next++));
    items.add(new ResumeMark(PARTITION, next, FORM + rows, began));
  }

  /** The reading is of no use; the next one is due when it would be anyway. */
  private IOException refused(String why) {
    pause.from(beganNanos);
    standing = new IOException(source.rows() + " " + why);
    return standing;
  }

  private RawRecord numbered(Row row) {
    return new RawRecord(PARTITION, next++, null, row.json(), Map.of(), began.toEpochMilli(), true);
  }

  private static long rowsOf(String text) {
    return Long.parseLong(text.substring(FORM.length()));
  }
}
