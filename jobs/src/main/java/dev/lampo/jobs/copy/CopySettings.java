package dev.lampo.jobs.copy;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How a member reaches the relational copy, and the bounds of what may wait for it. Not
 * serializable: every member has it from its own configuration, so no password travels.
 *
 * @param url JDBC address, {@code jdbc:postgresql://host:port/database}
 * @param user may create tables in the first schema of its search path
 * @param password never shown, see {@link #toString}
 * @param batchRows rows of one transaction at most: more gain little, and hold locks longer
 * @param pendingRowsMax rows that may wait in one writer; a reject counts once more for each 512
 *     characters that it carries. Beyond it rows are forgotten and found again in the maps
 * @param retryFrom pause after the first failure; it doubles up to {@code retryTo}
 * @param retryTo longest pause between two attempts
 * @param connectTimeout for a connection to be made, in whole seconds, rounded up
 * @param statementTimeout of one statement, waiting for locks included; reading has none
 * @param closeTimeout how long {@link CopyWriter#close} waits for the running transaction; what it
 *     cuts off is in the maps
 */
public record CopySettings(
    String url,
    String user,
    String password,
    int batchRows,
    int pendingRowsMax,
    Duration retryFrom,
    Duration retryTo,
    Duration connectTimeout,
    Duration statementTimeout,
    Duration closeTimeout) {
  /** Refuses nulls, foreign databases and bounds that let nothing through. */
  public CopySettings {
    requireNonNull(url, "url is null");
    requireNonNull(user, "user is null");
    requireNonNull(password, "password is null");
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "the relational copy needs PostgreSQL, a url that begins with jdbc:postgresql:");
    }
    positive("batchRows", batchRows);
    positive("pendingRowsMax", pendingRowsMax);
    positive("retryFrom", retryFrom.toMillis());
    positive("retryTo", retryTo.toMillis());
    positive("connectTimeout", connectTimeout.toMillis());
    positive("statementTimeout", statementTimeout.toMillis());
    positive("closeTimeout", closeTimeout.toMillis());
  }

  /** Settings with the default bounds. */
  public static CopySettings of(String url, String user, String password) {
    return new CopySettings(
        url,
        user,
        password,
        2_000,
        200_000,
        Duration.ofMillis(200),
        Duration.ofSeconds(5),
        Duration.ofSeconds(3),
        Duration.ofSeconds(30),
        Duration.ofSeconds(2));
  }

  /** Without the password; also where it stands in the address. */
  @Override
  public String toString() {
    return "CopySettings[url="
        + url.replaceAll("(?i)(password=)[^&]*", "$1***")
        + ", user="
        + user
        + ", password=***, batchRows="
        + batchRows
        + ", pendingRowsMax="
        + pendingRowsMax
        + ", retryFrom="
        + retryFrom
        + ", retryTo="
        + retryTo
        + ", connectTimeout="
        + connectTimeout
        + ", statementTimeout="
        + statementTimeout
        + ", closeTimeout="
        + closeTimeout
        + "]";
  }

  private static void positive(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be positive: " + value);
    }
  }
}
