package dev.lampo.client;

import static java.util.Objects.requireNonNull;

/**
 * A column of a result.
 *
 * @param sqlType as Hazelcast SQL names it, such as {@code BIGINT}
 * @param numeric whether it holds numbers
 */
public record Column(String name, String sqlType, boolean numeric) {
  /** Refuses nulls. */
  public Column {
    requireNonNull(name, "name is null");
    requireNonNull(sqlType, "sqlType is null");
  }
}
