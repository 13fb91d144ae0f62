package dev.lampo.jobs.source.jdbc;

import java.io.Serializable;

/**
 * The rows that are read.
 *
 * @param table name of a table or view as SQL writes it; null where there is a query
 * @param query a SELECT; null where there is a table
 */
record JdbcRows(String table, String query) implements Serializable {
  /** Refuses both and neither. */
  JdbcRows {
    if ((table == null) == (query == null)) {
      throw new IllegalArgumentException("either a table or a query");
    }
  }

  /** What stands behind FROM. */
  String sql() {
    return table == null ? "(" + query + ") lampo_rows" : table;
  }

  /** For messages. */
  @Override
  public String toString() {
    return table == null ? "the query" : "table " + table;
  }
}
