package dev.lampo.matching.normal;

import com.ibm.icu.text.Transliterator;
import java.util.List;

/** Any text: lower case, Latin letters without accents, digits, and single spaces between words. */
final class PlainText implements Normaliser {
  private static final Transliterator LATIN =
      Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");

  @Override
  public String name() {
    return "text";
  }

  @Override
  public String meaning() {
    return "any text: lower case, no accents, no punctuation";
  }

  @Override
  public List<Part> parts() {
    return List.of(new Part("text", Part.Kind.TEXT, "the words"));
  }

  @Override
  public String[] normalise(String[] delivered) {
    return new String[] {folded(delivered[0])};
  }

  /** The folded text, or null where nothing is left. */
  static String folded(String delivered) {
    if (delivered == null) {
      return null;
    }
    StringBuilder words = new StringBuilder(delivered.length());
    String latin = isAscii(delivered) ? delivered : LATIN.transliterate(delivered);
    for (int i = 0; i < latin.length(); i++) {
      char c = Character.toLowerCase(latin.charAt(i));
      if (Character.isLetterOrDigit(c)) {
        words.append(c);
      } else if (words.length() > 0 && words.charAt(words.length() - 1) != ' ') {
        words.append(' ');
      }
    }
    String text = words.toString().strip();
    return text.isEmpty() ? null : text;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }
}
