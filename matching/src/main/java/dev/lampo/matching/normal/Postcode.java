package dev.lampo.matching.normal;

import java.util.List;

/**
 * A postal code. Italian ones that stand for a whole city and were given up, such as 20100, are
 * kept, for many still write them; the area says that they are near all others of the city.
 */
final class Postcode implements Normaliser {
  private static final int ITALIAN_DIGITS = 5;
  private static final int DIGITS_MIN = 3;

  @Override
  public String name() {
    return "postcode";
  }

  @Override
  public String meaning() {
    return "a postal code";
  }

  @Override
  public List<Part> parts() {
    return List.of(
        new Part("postcode", Part.Kind.CODE, "its letters and digits"),
        new Part("area", Part.Kind.CODE, "its first three characters"));
  }

  @Override
  public String[] normalise(String[] delivered) {
    String code = postcode(Delivered.at(delivered, 0));
    if (code == null) {
      return new String[2];
    }
    return new String[] {code, code.substring(0, Math.min(3, code.length()))};
  }

  /** The code without country letters and the American addition; null where there is none. */
  static String postcode(String delivered) {
    String code = PlainCode.code(delivered);
    if (code == null) {
      return null;
    }
    String digits = withoutCountry(code);
    if (!Digits.isAll(digits)) {
      return code;
    }
    if (PlainCode.code(digits) == null) {
      return null;
    }
    // Spreadsheets lose leading zeros, which only short codes of five digits have.
    String whole =
        switch (digits.length()) {
          case 3 -> "00" + digits;
          case ITALIAN_DIGITS + 4 -> digits.substring(0, ITALIAN_DIGITS);
          default -> digits;
        };
    // IT-00000 is as much nothing as 00000.
    return PlainCode.code(whole);
  }

  /** I-20100 and IT-20100, D-80331, F-75001: one or two letters and then enough digits. */
  private static String withoutCountry(String code) {
    int letters = 0;
    while (letters < code.length() && code.charAt(letters) > '9') {
      letters++;
    }
    return letters > 2 || code.length() - letters < DIGITS_MIN ? code : code.substring(letters);
  }
}
