package dev.lampo.matching.normal;

import java.util.List;

/** A city: Bolzano/Bozen and Bozen are one, and Carpi (MO) is Carpi. */
final class City implements Normaliser {
  @Override
  public String name() {
    return "city";
  }

  @Override
  public String meaning() {
    return "a city, whichever of its languages it is in";
  }

  @Override
  public List<Part> parts() {
    return List.of(
        new Part("city", Part.Kind.TEXT, "its name in Italian where it has one"),
        new Part("province", Part.Kind.CODE, "the Italian province written with it"));
  }

  @Override
  public String[] normalise(String[] delivered) {
    return parts(Latin.ascii(Delivered.at(delivered, 0)));
  }

  /** The parts of what {@link Latin#ascii} has written; null has none. */
  static String[] parts(String ascii) {
    if (ascii == null) {
      return new String[2];
    }
    int bracket = ascii.indexOf('(');
    String province = bracket > 0 ? province(ascii.substring(bracket)) : null;
    String city = PlainText.foldedAscii(bracket > 0 ? ascii.substring(0, bracket) : ascii);
    if (city != null && province == null && city.length() > 3) {
      // Carpi MO, without brackets: only where what stands before is a place.
      int blank = city.lastIndexOf(' ');
      String last = city.substring(blank + 1);
      if (blank > 0 && last.length() == 2 && Municipalities.isNamed(city.substring(0, blank))) {
        province = province(last);
        city = province == null ? city : city.substring(0, blank);
      }
    }
    return new String[] {city == null ? null : CityNames.canonical(city), province};
  }

  /** The main part alone. */
  static String name(String delivered) {
    return parts(Latin.ascii(delivered))[0];
  }

  private static String province(String text) {
    String letters = PlainText.foldedAscii(text);
    return letters != null && Municipalities.isProvince(letters)
        ? CityNames.province(letters)
        : null;
  }
}
