package dev.lampo.jobs.source.jdbc;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Rows of one statement, a portion at a time. */
final class RowCursor implements AutoCloseable {
  /** Where rows are large, fewer of them are held at once. */
  private static final long PORTION_BYTES = 16L << 20;

  private final PreparedStatement statement;
  private final ResultSet result;
  private final RowReader reader;
  private final int at;
  private boolean ended;

  /**
   * Executes the statement, which is the cursor's from now on. The form of the rows is asked for
   * each time: a column may have come or gone since.
   *
   * @param column that increases; null for none
   * @param kind that the column had when it was last looked at
   */
  RowCursor(PreparedStatement statement, String column, ColumnKind kind)
      throws SQLException, IOException {
    this.statement = statement;
    try {
      result = statement.executeQuery();
      reader = new RowReader(result.getMetaData());
      at = column == null ? -1 : reader.find(column);
      if (column != null && (at < 0 || reader.column(at).kind() != kind)) {
        throw new IOException("column " + column + " has changed, looking at it again");
      }
    } catch (SQLException | IOException e) {
      statement.close();
      throw e;
    }
  }

  /** The next rows, at most so many; fewer than that where they are large. */
  List<Row> next(int rows) throws SQLException, IOException {
    List<Row> portion = new ArrayList<>();
    long bytes = 0;
    while (portion.size() < rows && bytes < PORTION_BYTES) {
      if (!result.next()) {
        ended = true;
        break;
      }
      Row row = reader.read(result, at);
      bytes += row.json().length;
      portion.add(row);
    }
    return portion;
  }

  /** Whether the last row has been handed over. */
  boolean ended() {
    return ended;
  }

  @Override
  public void close() throws SQLException {
    try (statement) {
      result.close();
    }
  }
}
