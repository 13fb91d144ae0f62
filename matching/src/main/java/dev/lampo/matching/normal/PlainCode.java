package dev.lampo.matching.normal;

import java.util.List;
import java.util.Set;

/**
 * An identifier: its letters and digits in upper case. Texts that clerks type where they know none,
 * such as 0000 or n/a, are nothing.
 */
final class PlainCode implements Normaliser {
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "NA",
          "ND",
          "NN",
          "NIL",
          "NAN",
          "NONE",
          "NULL",
          "NULLO",
          "NESSUNO",
          "ASSENTE",
          "MISSING",
          "TBD",
          "UNK",
          "UNKNOWN",
          "UNDEFINED",
          "SCONOSCIUTO",
          "UNBEKANNT",
          "NOTAVAILABLE",
          "NOTAPPLICABLE",
          "NONDISPONIBILE",
          "NONPRESENTE",
          "123456789",
          "1234567890");

  /** Below this 99 and 999 may well be numbers that somebody gave out. */
  private static final int NINES_MIN = 4;

  @Override
  public String name() {
    return "code";
  }

  @Override
  public String meaning() {
    return "an identifier: letters and digits only, upper case";
  }

  @Override
  public List<Part> parts() {
    return List.of(
        new Part("code", Part.Kind.CODE, "its letters and digits"),
        new Part("look", Part.Kind.CODE, "with letters that scanners take for digits as digits"));
  }

  @Override
  public String[] normalise(String[] delivered) {
    String code = code(Delivered.at(delivered, 0));
    return new String[] {code, code == null ? null : look(code)};
  }

  /** Letters and digits in upper case; null where none are left or they are a placeholder. */
  static String code(String delivered) {
    String code = squeezed(delivered);
    return code == null || isPlaceholder(code) ? null : code;
  }

  /** As {@link #code}, with placeholders. */
  static String squeezed(String delivered) {
    String ascii = Latin.ascii(delivered);
    if (ascii == null) {
      return null;
    }
    char[] code = new char[ascii.length()];
    int length = 0;
    for (int i = 0; i < ascii.length(); i++) {
      char c = ascii.charAt(i);
      if (c >= 'a' && c <= 'z') {
        code[length++] = (char) (c - 32);
      } else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
        code[length++] = c;
      }
    }
    return length == 0 ? null : new String(code, 0, length);
  }

  private static boolean isPlaceholder(String code) {
    char first = code.charAt(0);
    for (int i = 1; i < code.length(); i++) {
      if (code.charAt(i) != first) {
        return PLACEHOLDERS.contains(code);
      }
    }
    return first == '0'
        || (first == 'X' && code.length() > 1)
        || (first == 'N' && code.length() == 2)
        || (first == '9' && code.length() >= NINES_MIN);
  }

  private static String look(String code) {
    char[] look = new char[code.length()];
    for (int i = 0; i < look.length; i++) {
      look[i] = digit(code.charAt(i));
    }
    return new String(look);
  }

  private static char digit(char c) {
    return switch (c) {
      case 'O', 'Q', 'D' -> '0';
      case 'I', 'L' -> '1';
      case 'Z' -> '2';
      case 'S' -> '5';
      case 'G' -> '6';
      case 'B' -> '8';
      default -> c;
    };
  }
}
