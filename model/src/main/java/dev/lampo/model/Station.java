package dev.lampo.model;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.util.List;

/**
 * A pickup or return place.
 *
 * @param id unique, such as an IATA code
 * @param group what is one place to a customer: the desks of one airport
 * @param country ISO 3166-1 alpha-2 code
 * @param zone of the wall clock that its pickup times are written in
 * @param aliases other spellings that brokers use, compared without case
 */
public record Station(
    String id, String name, String group, String country, ZoneId zone, List<String> aliases) {
  /** Refuses nulls and copies the list. */
  public Station {
    requireNonNull(id, "id is null");
    requireNonNull(name, "name is null");
    requireNonNull(group, "group is null");
    requireNonNull(country, "country is null");
    requireNonNull(zone, "zone is null");
    aliases = List.copyOf(aliases);
  }
}
