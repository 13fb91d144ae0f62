package dev.lampo.matching.normal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An international bank account number (IBAN). */
final class BankAccount implements Normaliser {
  private static final int LENGTH_MIN = 15;
  private static final int LENGTH_MAX = 34;

  /** How long a country's numbers are; of others only the check digits are looked at. */
  private static final Map<String, Integer> LENGTHS = lengths();

  @Override
  public String name() {
    return "iban";
  }

  @Override
  public String meaning() {
    return "a bank account number, checked";
  }

  @Override
  public List<Part> parts() {
    return List.of(
        new Part("iban", Part.Kind.CODE, "the number, only where it can be right"),
        new Part("delivered", Part.Kind.CODE, "letters and digits as delivered"),
        new Part("valid", Part.Kind.CODE, "yes or no"),
        new Part("country", Part.Kind.CODE, "the country's two letters"));
  }

  @Override
  public String[] normalise(String[] delivered) {
    String code = PlainCode.code(Delivered.at(delivered, 0));
    if (code == null) {
      return new String[4];
    }
    String iban = code.startsWith("IBAN") ? code.substring(4) : code;
    if (iban.isEmpty()) {
      return new String[4];
    }
    boolean isValid = isValid(iban);
    return new String[] {
      isValid ? iban : null, iban, isValid ? "yes" : "no", isValid ? iban.substring(0, 2) : null
    };
  }

  private static boolean isValid(String iban) {
    int length = iban.length();
    if (length < LENGTH_MIN || length > LENGTH_MAX || !isHead(iban)) {
      return false;
    }
    Integer expected = LENGTHS.get(iban.substring(0, 2));
    return (expected == null || expected == length) && remainder(iban) == 1;
  }

  private static boolean isHead(String iban) {
    return iban.charAt(0) > '9'
        && iban.charAt(1) > '9'
        && iban.charAt(2) <= '9'
        && iban.charAt(3) <= '9';
  }

  /** By 97, with the first four characters at the end and letters as numbers from 10. */
  private static int remainder(String iban) {
    int remainder = 0;
    for (int i = 0; i < iban.length(); i++) {
      char c = iban.charAt((i + 4) % iban.length());
      int value = c <= '9' ? c - '0' : c - 'A' + 10;
      remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
    }
    return remainder;
  }

  private static Map<String, Integer> lengths() {
    Map<String, Integer> lengths = new HashMap<>();
    String known =
        "AD24 AE23 AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GR27 HR21"
            + " HU28 IE22 IS26 IT27 LI21 LT20 LU20 LV21 MC27 MT31 NL18 NO15 PL28 PT25 RO24 RS22"
            + " SE24 SI19 SK24 SM27 TR26 UA29 VA22";
    for (String country : known.split(" ")) {
      lengths.put(country.substring(0, 2), Integer.valueOf(country.substring(2)));
    }
    return Map.copyOf(lengths);
  }
}
