package dev.lampo.jobs.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tables of the relational copy, made and changed by numbered migrations. Any number of members
 * may start at once: they wait for each other. All that is missing is applied in one transaction.
 */
public final class CopySchema {
  private static final List<String> MIGRATIONS =
      List.of(
          "V001__tables_of_the_grid.sql",
          "V002__where_a_source_goes_on.sql",
          "V003__replayed_rejects.sql");
  private static final String LEDGER =
      """
      CREATE TABLE lampo_migrations (
        number     integer PRIMARY KEY,
        name       text NOT NULL,
        checksum   text NOT NULL,
        applied_at timestamptz NOT NULL DEFAULT now()
      )""";

  private CopySchema() {}

  /**
   * Brings the database to the schema of this version.
   *
   * @throws CopyException where a migration that was applied differs from the one of this version,
   *     or the database has been used by a newer version; nothing is changed then
   * @throws SQLException where the database cannot be reached or refuses the change
   */
  public static void migrate(CopyDatabase database) throws SQLException {
    migrate(database, bundled());
  }

  static void migrate(CopyDatabase database, List<Migration> migrations) throws SQLException {
    try (Connection connection = database.connection()) {
      try {
        CopyLock.MIGRATION.exclusive(connection);
        applyMissing(connection, migrations);
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  static List<Migration> bundled() {
    return MIGRATIONS.stream().map(Migration::ofResource).toList();
  }

  private static void applyMissing(Connection connection, List<Migration> migrations)
      throws SQLException {
    // Making it asks for a right that a user of a finished schema need not have.
    if (!exists(connection, "lampo_migrations")) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(LEDGER);
      }
    }
    Map<Integer, Migration> applied = applied(connection);
    for (Migration migration : migrations) {
      Migration before = applied.remove(migration.number());
      if (before == null) {
        apply(connection, migration);
      } else if (!before.checksum().equals(migration.checksum())) {
        throw changed(before, migration);
      }
    }
    if (!applied.isEmpty()) {
      throw newer(applied.keySet().iterator().next(), migrations);
    }
  }

  /** Whether there is a table of this name on the search path. */
  static boolean exists(Connection connection, String table) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private static CopyException changed(Migration before, Migration now) {
    return new CopyException(
        "migration "
            + now.name()
            + " was applied to this database with checksum "
            + before.checksum()
            + " and has "
            + now.checksum()
            + " in this version; use the version that made the database, or an empty database");
  }

  private static CopyException newer(int number, List<Migration> migrations) {
    return new CopyException(
        "the database has migration "
            + number
            + ", this version knows "
            + migrations.size()
            + "; start the version that last used the database, or a newer one");
  }

  private static Map<Integer, Migration> applied(Connection connection) throws SQLException {
    Map<Integer, Migration> applied = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT number, name, checksum FROM lampo_migrations ORDER BY number")) {
      while (rows.next()) {
        applied.put(
            rows.getInt(1),
            new Migration(rows.getInt(1), rows.getString(2), rows.getString(3), ""));
      }
    }
    return applied;
  }

  private static void apply(Connection connection, Migration migration) throws SQLException {
    try (Statement statement = connection.createStatement();
        PreparedStatement record =
            connection.prepareStatement(
                "INSERT INTO lampo_migrations (number, name, checksum) VALUES (?, ?, ?)")) {
      statement.execute(migration.sql());
      record.setInt(1, migration.number());
      record.setString(2, migration.name());
      record.setString(3, migration.checksum());
      record.executeUpdate();
    }
  }

  /** One numbered step; the checksum is that of its text with line ends made equal. */
  record Migration(int number, String name, String checksum, String sql) {
    static Migration of(String name, String sql) {
      return new Migration(Integer.parseInt(name.substring(1, 4)), name, sha256(sql), sql);
    }

    static Migration ofResource(String name) {
      try (InputStream in = CopySchema.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IllegalStateException("migration is not on the class path: " + name);
        }
        return of(name, new String(in.readAllBytes(), UTF_8).replace("\r\n", "\n"));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read migration " + name, e);
      }
    }

    private static String sha256(String text) {
      try {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        return HexFormat.of().formatHex(digest).substring(0, 16);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }
}
