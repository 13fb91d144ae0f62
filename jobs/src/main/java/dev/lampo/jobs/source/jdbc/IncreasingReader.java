package dev.lampo.jobs.source.jdbc;

import static dev.lampo.jobs.source.Feed.PARTITION;

import dev.lampo.jobs.source.FeedItem;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.jobs.source.ResumeMark;
import dev.lampo.model.StoredPosition;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a table by a column that increases: pass after pass over the {@link Window}, from its
 * beginning to the highest value there is when the pass begins, in portions of their own
 * transactions.
 *
 * <p>A table has no order that stays: rows move up when they are updated. So every opening begins a
 * new range of numbers, and all rows are observed.
 */
final class IncreasingReader implements TableReader {
  private static final Logger LOG = LoggerFactory.getLogger(IncreasingReader.class);

  private final JdbcSource source;
  private final JdbcMode.Increasing by;
  private final Pause pause;
  private Highest highest;
  private ResumeText resumed;
  private Window window;
  private String identity = "";
  private Pass pass;
  private long next;
  private boolean tableWasMissing;
  private long warnedOfForgotten;

  IncreasingReader(JdbcSource source, JdbcMode.Increasing by) {
    this.source = source;
    this.by = by;
    this.pause = new Pause(by.every());
  }

  @Override
  public void open(StoredPosition from, long firstNext) {
    next = firstNext;
    resumed = from == null ? null : ResumeText.read(from.resume());
    if (from != null && resumed == null) {
      LOG.warn("source {} was read in another way before; reading it anew", source.name());
    }
  }

  @Override
  public boolean isDue(Duration atMost) throws IOException {
    return pass != null || pause.isOver(atMost);
  }

  @Override
  public void connected(TableSession session) throws SQLException, IOException {
    highest = new Highest(source, by, session);
    adopt(highest.kind());
  }

  @Override
  public List<FeedItem> portion(TableSession session) throws SQLException, IOException {
    if (pass == null) {
      begin(session);
    }
    return portion();
  }

  @Override
  public void breakOff() {
    pass = null;
  }

  @Override
  public void failed(SQLException why) {
    tableWasMissing |= SqlTrouble.isMissingTable(why);
  }

  private void begin(TableSession session) throws SQLException, IOException {
    Instant began = Instant.now();
    compareTable(session);
    Comparable<?> high = highest.now(began);
    session.commit();
    boolean shrunk = high == null || window.low() != null && isBelow(high, window.low());
    if (shrunk && window.low() != null) {
      anew("its highest value of " + by.column() + " is now " + high);
    }
    if (high != null) {
      window.saw(high, System.nanoTime());
    }
    window.begin();
    pass = new Pass(session, by, window, high, began);
  }

  /** Takes over what a mark says, or goes on where this feed was before it lost its connection. */
  private void adopt(ColumnKind kind) {
    boolean same = window != null && window.kind() == kind;
    if (!same) {
      boolean fits =
          resumed != null && resumed.kind() == kind && resumed.column().equals(by.column());
      if (window != null || resumed != null && !fits) {
        LOG.warn("source {}: the increasing column is another; reading anew", source.name());
      }
      window = new Window(kind, by.lateness());
      if (fits) {
        window.restore(resumed);
        identity = resumed.identity();
      }
    }
    resumed = null;
  }

  private void compareTable(TableSession session) throws SQLException {
    String found = session.identity();
    boolean another = !identity.isEmpty() && !found.isEmpty() && !identity.equals(found);
    if (another || tableWasMissing) {
      anew("it was made anew");
    }
    identity = found;
    tableWasMissing = false;
  }

  /** The column begins again: nothing that was read before says anything of what is there now. */
  private void anew(String why) {
    LOG.warn("source {}: reading {} from its beginning, {}", source.name(), source.rows(), why);
    window = new Window(window.kind(), by.lateness());
  }

  private List<FeedItem> portion() throws SQLException, IOException {
    List<FeedItem> items = new ArrayList<>();
    for (Row row : pass.next()) {
      items.add(numbered(row));
    }
    Instant readUpTo = null;
    if (pass.ended()) {
      readUpTo = pass.whole() ? pass.began() : null;
      pause.ended(pass);
      pass = null;
      warnOfForgotten();
    }
    if (!items.isEmpty() || readUpTo != null) {
      String text = window.text(by.column(), identity).written();
      items.add(new ResumeMark(PARTITION, next, text, readUpTo));
    }
    return items;
  }

  /** Said again when it has become ten times as much. */
  private void warnOfForgotten() {
    if (window.forgotten() > 10 * warnedOfForgotten) {
      warnedOfForgotten = window.forgotten();
      LOG.warn(
          "source {}: more than {} rows of {} lie in the window; {} of them are delivered again,"
              + " which costs time and changes nothing; a shorter lateness makes it smaller",
          source.name(),
          Window.ROWS_MAX,
          source.rows(),
          warnedOfForgotten);
    }
  }

  private RawRecord numbered(Row row) {
    long millis = window.kind().millis(row.at(), by.zone(), pass.began());
    return new RawRecord(PARTITION, next++, null, row.json(), Map.of(), millis, true);
  }

  private static boolean isBelow(Comparable<?> one, Comparable<?> other) {
    return ColumnKind.compare(one, other) < 0;
  }
}
