package dev.lampo.matching.normal;

import java.util.List;

/**
 * An Italian VAT number (partita IVA): seven digits of the taxpayer, three of the office that gave
 * it out, one check digit.
 */
final class VatNumber implements Normaliser {
  static final int DIGITS = 11;

  /** Spreadsheets lose leading zeros, but hardly more than these. */
  private static final int DIGITS_MIN = 8;

  @Override
  public String name() {
    return "partita-iva";
  }

  @Override
  public String meaning() {
    return "an Italian VAT number, checked";
  }

  @Override
  public List<Part> parts() {
    return List.of(
        new Part("number", Part.Kind.CODE, "the 11 digits, only where they can be right"),
        new Part("delivered", Part.Kind.CODE, "the digits as delivered"),
        new Part("valid", Part.Kind.CODE, "yes or no"));
  }

  @Override
  public String[] normalise(String[] delivered) {
    String text = Latin.ascii(Delivered.at(delivered, 0));
    String digits = Digits.of(text);
    if (digits == null) {
      return new String[3];
    }
    String number = isNumberOnly(text) ? padded(digits) : null;
    boolean isValid = number != null && isValid(number);
    return new String[] {isValid ? number : null, digits, isValid ? "yes" : "no"};
  }

  /** The country and the number's name may stand before it; other letters make it another code. */
  private static boolean isNumberOnly(String text) {
    String code = PlainCode.squeezed(text);
    int letters = 0;
    while (letters < code.length() && code.charAt(letters) > '9') {
      letters++;
    }
    String before = code.substring(0, letters);
    boolean isKnown =
        switch (before) {
          case "", "IT", "PI", "PIVA", "PARTITAIVA", "VAT", "VATIT", "PIVAIT", "CF", "CFPIVA" ->
              true;
          default -> false;
        };
    return isKnown && Digits.isAll(code.substring(letters));
  }

  private static String padded(String digits) {
    if (digits.length() > DIGITS || digits.length() < DIGITS_MIN) {
      return null;
    }
    return "0".repeat(DIGITS - digits.length()) + digits;
  }

  /** Whether these 11 digits have an office that exists and the right check digit. */
  static boolean isValid(String number) {
    int office = Integer.parseInt(number, 7, 10, 10);
    boolean isOffice =
        (office >= 1 && office <= 100)
            || office == 120
            || office == 121
            || office == 888
            || office == 999;
    return isOffice && hasTaxpayer(number) && hasRightCheckDigit(number);
  }

  private static boolean hasTaxpayer(String number) {
    return !number.startsWith("0000000");
  }

  /** Luhn's formula over all digits, the check digit included. */
  static boolean hasRightCheckDigit(String number) {
    int sum = 0;
    for (int i = 0; i < DIGITS; i++) {
      int digit = number.charAt(i) - '0';
      int doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
      sum += i % 2 == 0 ? digit : doubled;
    }
    return sum % 10 == 0;
  }
}
