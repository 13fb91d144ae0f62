package dev.lampo.jobs.source.cdc;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * How to reach a database.
 *
 * @param database its name
 * @param password a secret, in no text of this class
 */
public record Login(String host, int port, String database, String user, String password)
    implements Serializable {
  /** Refuses nulls. */
  public Login {
    requireNonNull(host, "host is null");
    requireNonNull(database, "database is null");
    requireNonNull(user, "user is null");
    requireNonNull(password, "password is null");
  }

  /** {@code host:port}. */
  String address() {
    return host + ":" + port;
  }

  /** Without the password. */
  @Override
  public String toString() {
    return user + "@" + host + ":" + port + "/" + database;
  }
}
