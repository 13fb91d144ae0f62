package dev.lampo.jobs.source.cdc;

import dev.lampo.jobs.source.CuttingProxy;
import dev.lampo.jobs.source.ReferenceData;
import dev.lampo.jobs.source.Sources;
import dev.lampo.jobs.source.SourcesYaml;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;

/** A real server with one table of quotes, and the source that reads it. */
public final class PostgresFixture implements AutoCloseable {
  static final String COLUMNS =
      """
      id varchar(40) PRIMARY KEY, broker text, customer_name text, customer_email text,
      pickup_station text, pickup_at timestamp, return_station text, return_at timestamp,
      car_class text, price numeric(10, 2), currency char(3), quoted_at timestamptz
      """;

  private final EmbeddedPostgres server;
  private final Path folder;
  private Sources sources;

  private PostgresFixture(EmbeddedPostgres server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  public static PostgresFixture start(Path folder) throws IOException {
    return start(folder, "logical");
  }

  static PostgresFixture start(Path folder, String walLevel) throws IOException {
    return new PostgresFixture(
        EmbeddedPostgres.builder()
            .setServerConfig("wal_level", walLevel)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .start(),
        folder);
  }

  /** As at the beginning: without table, slot and publication. */
  void reset() {
    run("DROP TABLE IF EXISTS quotes", "DROP PUBLICATION IF EXISTS lampo_shop");
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (ask("SELECT active_pid FROM pg_replication_slots WHERE active") != null) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("a slot is still read from");
      }
      LockSupport.parkNanos(20_000_000);
    }
    run("SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots");
  }

  /** The embedded server trusts everybody else. */
  void askForPasswordsOf(String user) throws IOException {
    Path rules = Path.of(ask("SHOW hba_file"));
    String rule = "host all " + user + " 127.0.0.1/32 scram-sha-256\n";
    Files.writeString(rules, rule + Files.readString(rules));
    run("SELECT pg_reload_conf()");
  }

  public int port() {
    return server.getPort();
  }

  /** A table with quotes from {@code from} to before {@code to}. */
  public void createQuotes(int from, int to) {
    run("CREATE TABLE quotes (" + COLUMNS + ")");
    insert(from, to);
  }

  public void insert(int from, int to) {
    insert(from, to, "");
  }

  /** With more values in each row, for columns that were added. */
  void insert(int from, int to, String more) {
    run(
        "INSERT INTO quotes SELECT 'q' || n, 'broker0', 'Ada ' || n, 'ada' || n || '@example.com',"
            + " 'FCO', timestamp '2026-07-01 10:00', 'FCO', timestamp '2026-07-08 10:00',"
            + " 'ECMR', 100 + n, 'EUR', timestamptz '2026-05-01 12:00:00+02'"
            + more
            + " FROM generate_series("
            + from
            + ", "
            + (to - 1)
            + ") n");
  }

  public void run(String... statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** The first column of the first row; null where there is none. */
  public String ask(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : null;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  public Connection connect() throws SQLException {
    return server.getPostgresDatabase().getConnection();
  }

  public CdcSource source() {
    return source("table: public.quotes");
  }

  /** As an operator writes it; lines of their own instead of or beside the usual ones. */
  CdcSource source(String... lines) {
    return source(port(), lines);
  }

  /** On a way of its own to the server. */
  public CdcSource source(CuttingProxy proxy) {
    return source(proxy.port());
  }

  public CuttingProxy proxy() {
    return CuttingProxy.to(port());
  }

  CdcSource source(int port, String... lines) {
    StringBuilder yaml =
        new StringBuilder("sources:\n  shop:\n    kind: postgres\n    host: 127.0.0.1\n");
    yaml.append("    port: ").append(port).append('\n');
    String written = String.join("\n", lines);
    line(yaml, written, "database: postgres");
    line(yaml, written, "user: postgres");
    line(yaml, written, "password: postgres");
    line(yaml, written, "table: public.quotes");
    line(yaml, written, "id: key");
    for (String line : lines) {
      yaml.append("    ").append(line).append('\n');
    }
    yaml.append(SourcesYaml.quoteByColumns("customer_"));
    sources = SourcesYaml.read(folder, yaml.toString());
    return (CdcSource) sources.all().get(0);
  }

  /** The reference data of the last source made. */
  ReferenceData reference() {
    return sources.reference();
  }

  private static void line(StringBuilder yaml, String written, String usual) {
    if (!written.contains(usual.substring(0, usual.indexOf(':') + 1))) {
      yaml.append("    ").append(usual).append('\n');
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
