package dev.lampo.model;

import static java.util.Objects.requireNonNull;

/**
 * A car class by its ACRISS code: category, type, transmission and drive, fuel and air conditioning
 * (acriss.org, car classification code).
 *
 * @param code four capital letters
 * @param family classes of one family answer the same wish
 */
public record CarClass(String code, String family, String description) {
  private static final String CATEGORY = "MNEHCDIJSRFGPULWOX";
  private static final String TYPE = "BCDWVLSTFJXPQZEMRHYNGK";
  private static final String TRANSMISSION = "MNCABD";
  private static final String FUEL = "RNDQHIECLSABMFVZUX";

  /** Refuses nulls and a code that ACRISS does not know. */
  public CarClass {
    requireNonNull(family, "family is null");
    requireNonNull(description, "description is null");
    if (!isAcriss(code)) {
      throw new IllegalArgumentException("not an ACRISS code: " + code);
    }
  }

  /** Whether each of the four letters is one that ACRISS defines for its place. */
  public static boolean isAcriss(String code) {
    return code != null
        && code.length() == 4
        && CATEGORY.indexOf(code.charAt(0)) >= 0
        && TYPE.indexOf(code.charAt(1)) >= 0
        && TRANSMISSION.indexOf(code.charAt(2)) >= 0
        && FUEL.indexOf(code.charAt(3)) >= 0;
  }

  /** The family of a code that no file names: category and type together. */
  public static String familyByCode(String code) {
    return code.substring(0, 2);
  }
}
