package dev.lampo.model;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Who sends quotes.
 *
 * @param code unique, lower case
 * @param aliases other codes that it uses for itself, compared without case
 */
public record Broker(String code, String name, List<String> aliases) {
  /** Refuses nulls and copies the list. */
  public Broker {
    requireNonNull(code, "code is null");
    requireNonNull(name, "name is null");
    aliases = List.copyOf(aliases);
  }
}
