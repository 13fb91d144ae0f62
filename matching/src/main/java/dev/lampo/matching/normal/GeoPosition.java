package dev.lampo.matching.normal;

import java.util.List;

/** A position on the earth in degrees, from two columns or from one: 45.46, 9.19. */
final class GeoPosition implements Normaliser {
  /** A tenth of a metre; what stands behind is noise. */
  private static final double PER_DEGREE = 1e6;

  @Override
  public String name() {
    return "geo";
  }

  @Override
  public String meaning() {
    return "a position by latitude and longitude";
  }

  @Override
  public List<String> inputs() {
    return List.of("latitude", "longitude");
  }

  @Override
  public List<Part> parts() {
    return List.of(new Part("place", Part.Kind.PLACE, "latitude and longitude in degrees"));
  }

  @Override
  public String[] normalise(String[] delivered) {
    String latitude = Delivered.known(Delivered.at(delivered, 0));
    String longitude = Delivered.known(Delivered.at(delivered, 1));
    if (latitude != null && longitude == null) {
      int between = between(latitude);
      longitude = between < 0 ? null : latitude.substring(between + 1);
      latitude = between < 0 ? null : latitude.substring(0, between);
    }
    return new String[] {place(PlainNumber.decimal(latitude), PlainNumber.decimal(longitude))};
  }

  /** Where one column is cut: a comma may be decimal, so others go first. */
  private static int between(String both) {
    int semicolon = both.indexOf(';');
    if (semicolon >= 0) {
      return semicolon;
    }
    int comma = both.indexOf(',');
    boolean isOnlyComma = comma >= 0 && both.indexOf(',', comma + 1) < 0;
    return isOnlyComma && both.indexOf('.') >= 0 ? comma : both.indexOf(' ');
  }

  private static String place(String latitude, String longitude) {
    if (latitude == null || longitude == null) {
      return null;
    }
    double north = Double.parseDouble(latitude);
    double east = Double.parseDouble(longitude);
    boolean isOnEarth = Math.abs(north) <= 90 && Math.abs(east) <= 180;
    // Off the coast of Africa, where all live whose position nobody knew.
    boolean isNowhere = north == 0 && east == 0;
    return isOnEarth && !isNowhere ? degrees(north) + " " + degrees(east) : null;
  }

  private static String degrees(double degrees) {
    long rounded = Math.round(degrees * PER_DEGREE);
    StringBuilder text = new StringBuilder(12);
    text.append(rounded < 0 ? "-" : "").append(Math.abs(rounded) / 1_000_000);
    String fraction = String.valueOf(1_000_000 + Math.abs(rounded) % 1_000_000);
    int end = fraction.length();
    while (fraction.charAt(end - 1) == '0') {
      end--;
    }
    return end == 1 ? text.toString() : text.append('.').append(fraction, 1, end).toString();
  }
}
