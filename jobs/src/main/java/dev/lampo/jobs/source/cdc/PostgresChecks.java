package dev.lampo.jobs.source.cdc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks whether a server and a table allow what is asked of them, before Debezium tries. */
final class PostgresChecks {
  private static final String SERVER =
      """
      SELECT current_setting('wal_level') AS wal_level,
             rolsuper OR rolreplication OR EXISTS (
               SELECT FROM pg_roles given
               WHERE given.rolname = 'rds_replication'
                 AND pg_has_role(current_user, given.oid, 'MEMBER')) AS replicates
      FROM pg_roles WHERE rolname = current_user
      """;

  private static final String TABLE =
      """
      SELECT c.oid, c.relkind, c.relreplident,
             has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT') AS readable
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ? AND c.relname = ?
      """;

  private static final String KEY =
      """
      SELECT a.attname FROM pg_index i
      JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
      WHERE i.indrelid = ?::oid AND i.indisprimary
      """;

  private final CdcSource source;
  private final Connection connection;

  PostgresChecks(CdcSource source, Connection connection) {
    this.source = source;
    this.connection = connection;
  }

  /** The server writes a log that can be decoded, and the user may read it. */
  void server() throws SQLException, IOException {
    try (PreparedStatement ask = connection.prepareStatement(SERVER);
        ResultSet row = ask.executeQuery()) {
      row.next();
      String level = row.getString("wal_level");
      if (!level.equals("logical")) {
        throw problem(
            "wal_level is "
                + level
                + "; set wal_level = logical in postgresql.conf and restart the server");
      }
      if (!row.getBoolean("replicates")) {
        String user = source.login().user();
        throw problem(
            "user " + user + " may not replicate; run ALTER ROLE " + user + " REPLICATION");
      }
    }
  }

  /** The table's identity; it exists, may be read, and its rows can be told apart. */
  String table() throws SQLException, IOException {
    try (PreparedStatement ask = connection.prepareStatement(TABLE)) {
      ask.setString(1, source.table().space());
      ask.setString(2, source.table().name());
      try (ResultSet row = ask.executeQuery()) {
        if (!row.next()) {
          throw problem(
              "table "
                  + source.table()
                  + " does not exist in database "
                  + source.login().database()
                  + "; create it or check table");
        }
        String oid = row.getString("oid");
        check(row);
        checkKey(key(oid));
        return oid;
      }
    }
  }

  private void check(ResultSet row) throws SQLException, IOException {
    String table = source.table().toString();
    String kind = row.getString("relkind");
    if (!kind.equals("r")) {
      throw problem(table + " is not an ordinary table (relkind " + kind + "); name a table");
    }
    if (!row.getBoolean("readable")) {
      String user = source.login().user();
      throw problem(
          "user "
              + user
              + " may not read "
              + table
              + "; run GRANT USAGE ON SCHEMA "
              + source.table().space()
              + " TO "
              + user
              + " and GRANT SELECT ON "
              + table
              + " TO "
              + user);
    }
    String identity = row.getString("relreplident");
    if (!identity.equals("d") && !identity.equals("f")) {
      throw problem(
          "a deletion in "
              + table
              + " does not name the primary key; run ALTER TABLE "
              + table
              + " REPLICA IDENTITY DEFAULT");
    }
  }

  private List<String> key(String oid) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (PreparedStatement ask = connection.prepareStatement(KEY)) {
      ask.setString(1, oid);
      try (ResultSet row = ask.executeQuery()) {
        while (row.next()) {
          columns.add(row.getString(1));
        }
      }
    }
    return columns;
  }

  private void checkKey(List<String> key) throws IOException {
    String wrong = PrimaryKeys.wrong(source, key);
    if (wrong != null) {
      throw problem(wrong);
    }
  }

  private IOException problem(String what) {
    return new IOException("postgres at " + source.login().address() + ": " + what);
  }
}
