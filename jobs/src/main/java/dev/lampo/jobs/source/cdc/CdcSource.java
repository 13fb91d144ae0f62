package dev.lampo.jobs.source.cdc;

import static java.util.Objects.requireNonNull;

import dev.lampo.jobs.source.Feed;
import dev.lampo.jobs.source.FeedSource;
import dev.lampo.jobs.source.RecordReading;
import dev.lampo.jobs.source.SecretDigest;
import dev.lampo.jobs.source.SourceWatch;

/**
 * One table whose changes are captured.
 *
 * @param server what kind of server holds the table, and how it tells of changes
 * @param table with its schema (PostgreSQL) or database (MariaDB, MySQL)
 * @param lagAlarmBytes with more of its log not stored here, a server calls for a person
 */
public record CdcSource(
    String name,
    Login login,
    QualifiedTable table,
    ChangeLog server,
    long lagAlarmBytes,
    RecordReading reading)
    implements FeedSource {
  /** Refuses nulls. */
  public CdcSource {
    requireNonNull(name, "name is null");
    requireNonNull(login, "login is null");
    requireNonNull(table, "table is null");
    requireNonNull(server, "server is null");
    requireNonNull(reading, "reading is null");
  }

  @Override
  public Feed feed() {
    return new CdcFeed(this);
  }

  @Override
  public Feed sample() {
    return new SampleFeed(this);
  }

  @Override
  public SourceWatch watch() {
    return new CdcWatch(this);
  }

  @Override
  public String address() {
    return String.join(
        "\n", login.toString(), SecretDigest.of(login.password()), server.toString());
  }

  /** The server's address, the user, and the names of slot and publication stay out. */
  @Override
  public String canonicalText() {
    return String.join("\n", name, table.toString(), reading.canonicalText());
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "CdcSource[name=" + name + ", table=" + table + ", server=" + server + "]";
  }
}
