package dev.lampo.jobs.source.jdbc;

import static java.util.Objects.requireNonNull;

import dev.lampo.jobs.source.SecretDigest;
import java.io.Serializable;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How a database is reached.
 *
 * @param url JDBC address; may hold a password
 * @param user null where the address says it, or none is needed
 * @param password null where the address says it, or none is needed
 * @param connectTimeout for a connection to be made
 * @param statementTimeout of one statement
 * @param fetchRows rows that the driver fetches at once
 */
record JdbcAccess(
    String url,
    String user,
    String password,
    Duration connectTimeout,
    Duration statementTimeout,
    int fetchRows)
    implements Serializable {
  private static final Pattern SECRET =
      Pattern.compile("(?i)((?:password|passwd|pwd|secret)[a-z]*=)[^&;]*|(//[^/@:]*:)[^/@]*(?=@)");

  /** Refuses nulls where something must stand. */
  JdbcAccess {
    requireNonNull(url, "url is null");
    requireNonNull(connectTimeout, "connectTimeout is null");
    requireNonNull(statementTimeout, "statementTimeout is null");
  }

  /** Whether an address holds a password. */
  static boolean holdsSecret(String url) {
    return SECRET.matcher(url).find();
  }

  /** The address without what it holds of secrets. */
  String shownUrl() {
    return SECRET.matcher(url).replaceAll(found -> prefix(found.group(1), found.group(2)));
  }

  /** Everything that makes another connection of it, without secrets. */
  String address() {
    return String.join(
        "\n",
        shownUrl(),
        SecretDigest.of(url),
        String.valueOf(user),
        SecretDigest.of(password),
        connectTimeout.toString(),
        statementTimeout.toString(),
        Integer.toString(fetchRows));
  }

  /** A text of the driver's without the password. */
  String masked(String text) {
    boolean secret = password != null && password.length() > 2;
    String known = secret ? text.replace(password, "****") : text;
    return known.replace(url, shownUrl());
  }

  private static String prefix(String parameter, String authority) {
    return java.util.regex.Matcher.quoteReplacement(
        (parameter == null ? authority : parameter) + "****");
  }

  /** Without the password; also where it stands in the address. */
  @Override
  public String toString() {
    return "JdbcAccess[url=" + shownUrl() + ", user=" + user + ", password=****]";
  }
}
