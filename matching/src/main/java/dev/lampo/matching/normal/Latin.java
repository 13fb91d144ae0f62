package dev.lampo.matching.normal;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;

/**
 * Writes any text in ASCII, with its punctuation and its capitals: accents are taken off, damaged
 * letters repaired, web entities undone, typographic signs made plain and other scripts spelt with
 * Latin letters. What cannot be spelt so is left out.
 */
final class Latin {
  private static final Normalizer2 COMPATIBLE = Normalizer2.getNFKCInstance();
  private static final Transliterator PLAIN = Transliterator.getInstance("Latin-ASCII");
  private static final Transliterator SPELT =
      Transliterator.getInstance("Any-Latin; [\\u02B9\\u02BA] Remove; Latin-ASCII");

  private static final int TABLE_END = 0x2100;

  /** By character: its plain form; null where only the whole text can be spelt. */
  private static final String[] TABLE = table();

  private Latin() {}

  /** At most {@link Delivered#CHARACTERS_MAX} characters are looked at; null stays null. */
  static String ascii(String delivered) {
    if (delivered == null) {
      return null;
    }
    String text = Entities.undone(Delivered.bounded(delivered));
    return isAscii(text) ? text : Delivered.bounded(plain(Mojibake.repaired(text)));
  }

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  private static String plain(String text) {
    StringBuilder ascii = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 128) {
        ascii.append(c);
        continue;
      }
      String known = c < TABLE_END ? TABLE[c] : null;
      if (known == null) {
        return spelt(text);
      }
      ascii.append(known);
    }
    return ascii.toString();
  }

  /** The slow way, for other scripts: letters are read in their surroundings. */
  private static String spelt(String text) {
    StringBuilder signs = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      signs.append(sign(text.charAt(i)));
    }
    String latin = SPELT.transliterate(COMPATIBLE.normalize(signs));
    return onlyAscii(latin);
  }

  private static String onlyAscii(String text) {
    StringBuilder ascii = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 128) {
        ascii.append(c);
      } else if (!Character.isLetterOrDigit(c) && !isJoining(c)) {
        ascii.append(' ');
      }
    }
    return ascii.toString();
  }

  private static boolean isJoining(char c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.MODIFIER_LETTER
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || c == '\uFFFD';
  }

  private static String[] table() {
    String[] table = new String[TABLE_END];
    for (char c = 128; c < TABLE_END; c++) {
      char sign = sign(c);
      if (sign < 128) {
        table[c] = String.valueOf(sign);
      } else if (c < 0x370 || c >= 0x1E00) {
        table[c] = onlyAscii(PLAIN.transliterate(COMPATIBLE.normalize(String.valueOf(c))));
      }
    }
    return table;
  }

  /** Signs that mean an ASCII one, and those that mean nothing between words. */
  private static char sign(char c) {
    return switch (c) {
      case '\u2018', '\u2019', '\u201A', '\u201B', '\u2032', '\u00B4', '\u02B9', '\u02BC' -> '\'';
      case '\u201C', '\u201D', '\u201E', '\u201F', '\u2033', '\u00AB', '\u00BB' -> '"';
      case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212' -> '-';
      case '\u00AE', '\u00A9', '\u2122', '\u00B0', '\u2022', '\u00B7' -> ' ';
      default -> c;
    };
  }
}
