package dev.lampo.matching.normal;

import dev.lampo.matching.normal.CompanyReader.Label;
import java.util.List;
import java.util.Set;

/** The short form of a company's name: said, standing beside the long one, or made of initials. */
final class Acronym {
  /** Words that have no letter in an acronym. */
  private static final Set<String> SMALL =
      Set.of(
          "di", "del", "della", "dei", "delle", "degli", "dell", "la", "il", "lo", "le", "gli", "i",
          "l", "d", "e", "ed", "per", "in", "a", "al", "con", "tra", "fra", "the", "of", "and",
          "und", "et", "&");

  private static final int LETTERS_MIN = 3;
  private static final int LETTERS_MAX = 8;

  /** A name of one longer word is a word rather than an acronym. */
  private static final int WORD_MAX = 6;

  private Acronym() {}

  /**
   * Takes an acronym away that stands before or behind the words it is made of, as in SINLOC
   * Sistema Iniziative Locali.
   *
   * @param core the words of the name, which lose it
   * @return what was taken away; null for nothing
   */
  static String takenFrom(List<String> core, CompanyReader reader) {
    if (core.size() < LETTERS_MIN) {
      return null;
    }
    int last = core.size() - 1;
    if (isOf(core.get(0), initials(reader, core, 0))) {
      return core.remove(0);
    }
    return isOf(core.get(last), initials(reader, core, last)) ? core.remove(last) : null;
  }

  /** What stands for the whole name; null where nothing does. */
  static String of(List<String> core, CompanyReader reader) {
    if (core.size() == 1) {
      String word = core.get(0);
      return word.length() <= WORD_MAX ? word : null;
    }
    String initials = initials(reader, core, -1);
    return initials.length() < LETTERS_MIN || initials.length() > LETTERS_MAX ? null : initials;
  }

  /** Forms before the name may have a letter or not: the C of CEAR is Consorzio. */
  private static boolean isOf(String word, String initials) {
    return word.length() >= LETTERS_MIN
        && word.length() <= LETTERS_MAX
        && (initials.equals(word) || (initials.length() > LETTERS_MIN && initials.endsWith(word)));
  }

  private static String initials(CompanyReader reader, List<String> core, int without) {
    StringBuilder initials = new StringBuilder();
    addForm(reader, initials);
    for (int i = 0; i < core.size(); i++) {
      String word = core.get(i);
      if (i != without && !SMALL.contains(word)) {
        initials.append(word.charAt(0));
      }
    }
    return initials.toString();
  }

  /** Forms that are written out as a word before the name. */
  private static void addForm(CompanyReader reader, StringBuilder initials) {
    for (int i = 0; i < reader.labels.length && !isWordOfName(reader, i); i++) {
      String word = reader.tokens.text[i];
      if (reader.labels[i] == Label.FORM && word.length() > 4) {
        initials.append(word.charAt(0));
      }
    }
  }

  /** The acronym itself may stand before the form. */
  private static boolean isWordOfName(CompanyReader reader, int i) {
    return reader.isName(i) && i > 0;
  }
}
