package dev.lampo.model;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * Pickup station group and pickup day: where quotes and bookings of a rental meet. No comparison
 * ever crosses a trip.
 *
 * @param stationGroup group of the pickup station
 * @param day day of the pickup, on the station's wall clock
 */
public record TripKey(String stationGroup, LocalDate day) {
  /** Refuses nulls. */
  public TripKey {
    requireNonNull(stationGroup, "stationGroup is null");
    requireNonNull(day, "day is null");
  }

  /** Reads what {@link #toString} wrote. */
  public static TripKey parse(String text) {
    int slash = text.lastIndexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("not a trip, expected GROUP/yyyy-mm-dd: " + text);
    }
    return new TripKey(text.substring(0, slash), LocalDate.parse(text.substring(slash + 1)));
  }

  /** The same on every machine, unlike the hash of a record; jobs route by it. */
  @Override
  public int hashCode() {
    return 31 * stationGroup.hashCode() + (int) day.toEpochDay();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TripKey that
        && day.equals(that.day)
        && stationGroup.equals(that.stationGroup);
  }

  /** {@code GROUP/yyyy-mm-dd}, as it stands in the columns {@code trip}. */
  @Override
  public String toString() {
    return stationGroup + "/" + day;
  }
}
