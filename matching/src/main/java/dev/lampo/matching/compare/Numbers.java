package dev.lampo.matching.compare;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Numbers and dates in normalised texts. */
final class Numbers {
  private static final double EARTH_RADIUS_KM = 6371.0088;

  private Numbers() {}

  /** NaN where it is none. */
  static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** The day since 1970 of a whole date; NaN where it is none. */
  static double day(String text) {
    if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return Double.NaN;
    }
    try {
      return LocalDate.of(
              Integer.parseInt(text, 0, 4, 10),
              Integer.parseInt(text, 5, 7, 10),
              Integer.parseInt(text, 8, 10, 10))
          .toEpochDay();
    } catch (NumberFormatException | DateTimeException e) {
      return Double.NaN;
    }
  }

  /**
   * Kilometres between two places on a sphere (haversine formula); NaN where one is unknown.
   *
   * @param a latitude and longitude in degrees, or null
   */
  static double kilometres(double[] a, double[] b) {
    if (a == null || b == null) {
      return Double.NaN;
    }
    double from = Math.toRadians(a[0]);
    double to = Math.toRadians(b[0]);
    double half = StrictMath.sin((to - from) / 2);
    double turn = StrictMath.sin(Math.toRadians(b[1] - a[1]) / 2);
    double chord = half * half + StrictMath.cos(from) * StrictMath.cos(to) * turn * turn;
    return 2 * EARTH_RADIUS_KM * StrictMath.asin(Math.min(1, Math.sqrt(chord)));
  }
}
