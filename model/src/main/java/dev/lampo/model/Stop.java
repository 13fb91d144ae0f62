package dev.lampo.model;

import static java.util.Objects.requireNonNull;

import java.time.LocalDateTime;

/**
 * Where and when a car is handed over.
 *
 * @param station id in {@code config/reference/stations.csv}
 * @param group the station's group: desks of one airport, say
 * @param at wall-clock time at the station, to the minute
 */
public record Stop(String station, String group, LocalDateTime at) {
  /** Refuses nulls. */
  public Stop {
    requireNonNull(station, "station is null");
    requireNonNull(group, "group is null");
    requireNonNull(at, "at is null");
  }
}
