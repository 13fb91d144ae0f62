package dev.lampo.matching.normal;

import java.util.List;

/**
 * An Italian tax code (codice fiscale), read and held against what else is known of the person.
 * Eleven digits, which companies and people with a provisional code have, are taken as they are
 * once their check digit is right.
 */
final class FiscalCode implements Normaliser {
  /**
   * Two digits say the year of birth. Who is older than a hundred is taken for a child from here
   * on; a fixed year keeps the answer the same on every day and every machine.
   */
  private static final int YEAR_NOW = 2026;

  @Override
  public String name() {
    return "codice-fiscale";
  }

  @Override
  public String meaning() {
    return "an Italian tax code, checked against name, birth and place";
  }

  @Override
  public List<String> inputs() {
    return List.of("code", "given", "family", "born", "sex", "place");
  }

  @Override
  public List<Part> parts() {
    return List.of(
        new Part("code", Part.Kind.CODE, "the code with all digits as digits, if it can be right"),
        new Part("valid", Part.Kind.CODE, "yes or no"),
        new Part("born", Part.Kind.DATE, "the date of birth that it says"),
        new Part("sex", Part.Kind.CODE, "m or f"),
        new Part("place", Part.Kind.CODE, "where the person was born, as a Belfiore code"),
        new Part("agrees", Part.Kind.CODE, "with the other values: full, partial or none"));
  }

  @Override
  public String[] normalise(String[] delivered) {
    String code = PlainCode.code(Delivered.at(delivered, 0));
    if (code == null) {
      return new String[6];
    }
    if (code.length() == VatNumber.DIGITS && Digits.isAll(code)) {
      return ofDigits(code);
    }
    String canonical = TaxCode.canonical(code);
    if (canonical == null) {
      return new String[] {null, "no", null, null, null, null};
    }
    return new String[] {
      canonical,
      "yes",
      TaxCode.born(canonical, YEAR_NOW),
      TaxCode.sex(canonical),
      TaxCode.place(canonical),
      agreement(canonical, delivered)
    };
  }

  private static String[] ofDigits(String code) {
    boolean isValid = VatNumber.hasRightCheckDigit(code) && !code.startsWith("0000000");
    return new String[] {isValid ? code : null, isValid ? "yes" : "no", null, null, null, null};
  }

  private static String agreement(String code, String[] delivered) {
    Agreement agreement = new Agreement();
    compareNames(code, delivered, agreement);
    String born = CalendarDate.iso(Delivered.at(delivered, 3));
    if (born != null && born.length() == 10) {
      agreement.add(isBirth(code, born));
    }
    String sex = sex(Delivered.at(delivered, 4));
    if (sex != null) {
      agreement.add(sex.equals(TaxCode.sex(code)));
    }
    comparePlace(code, Delivered.at(delivered, 5), agreement);
    return agreement.level();
  }

  private static void compareNames(String code, String[] delivered, Agreement agreement) {
    String given = PlainText.folded(Delivered.at(delivered, 1));
    if (given != null) {
      agreement.add(code.startsWith(TaxCode.ofGiven(given), 3));
    }
    String family = PlainText.folded(Delivered.at(delivered, 2));
    if (family != null) {
      agreement.add(code.startsWith(TaxCode.ofFamily(family)));
    }
  }

  /** Day and sex share two digits; the sex is compared by itself. */
  private static boolean isBirth(String code, String born) {
    int year = Integer.parseInt(born, 0, 4, 10);
    int month = Integer.parseInt(born, 5, 7, 10);
    int day = Integer.parseInt(born, 8, 10, 10);
    boolean isWoman = TaxCode.sex(code).equals("f");
    return code.startsWith(TaxCode.birth(year, month, day, isWoman), 6);
  }

  private static String sex(String delivered) {
    String word = PlainText.folded(delivered);
    if (word == null) {
      return null;
    }
    return switch (word) {
      case "m", "male", "maschio", "uomo", "mann", "man", "maschile", "1" -> "m";
      case "f", "w", "female", "femmina", "donna", "frau", "woman", "femminile", "2" -> "f";
      default -> null;
    };
  }

  /** A place that no table knows says nothing: many were merged, renamed or are abroad. */
  private static void comparePlace(String code, String delivered, Agreement agreement) {
    String belfiore = PlainCode.code(delivered);
    if (belfiore == null) {
      return;
    }
    boolean isCode = belfiore.length() == 4 && Digits.isAll(belfiore.substring(1));
    if (isCode) {
      agreement.add(belfiore.equals(TaxCode.place(code)));
      return;
    }
    String city = City.name(delivered);
    List<String> codes = city == null ? List.of() : Municipalities.codes(city);
    if (!codes.isEmpty()) {
      agreement.add(codes.contains(TaxCode.place(code)));
    }
  }

  /** How many of the compared values agree. */
  private static final class Agreement {
    private int compared;
    private int agreed;

    void add(boolean agrees) {
      compared++;
      agreed += agrees ? 1 : 0;
    }

    String level() {
      if (compared == 0) {
        return null;
      }
      if (agreed == 0) {
        return "none";
      }
      return agreed == compared ? "full" : "partial";
    }
  }
}
