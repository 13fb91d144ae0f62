package dev.lampo.matching.normal;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Any text: lower case, Latin letters without accents, digits, and single spaces between words. */
final class PlainText implements Normaliser {
  /** By ASCII character: its lower-case letter or its digit; zero for all that parts words. */
  private static final byte[] LETTERS = letters();

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
    return new String[] {folded(Delivered.at(delivered, 0))};
  }

  /**
   * The folded text, or null where nothing is left. At most {@link Delivered#CHARACTERS_MAX}
   * characters are looked at.
   */
  static String folded(String delivered) {
    if (delivered == null) {
      return null;
    }
    String text = Delivered.bounded(delivered);
    byte[] words = new byte[text.length()];
    int length = fold(text, words);
    return length < 0 ? foldedAscii(Latin.ascii(text)) : text(words, length);
  }

  /** As {@link #folded}, for what is ASCII already. */
  static String foldedAscii(String ascii) {
    byte[] words = new byte[ascii.length()];
    int length = 0;
    for (int i = 0; i < ascii.length(); i++) {
      length = append(words, length, LETTERS[ascii.charAt(i) & 127]);
    }
    return text(words, length);
  }

  /** How long the words are; -1 where the text must be made ASCII first. */
  private static int fold(String text, byte[] words) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 128 || (c == '&' && text.indexOf(';', i) > 0)) {
        return -1;
      }
      length = append(words, length, LETTERS[c]);
    }
    return length;
  }

  private static int append(byte[] words, int length, byte letter) {
    if (letter != 0) {
      words[length] = letter;
      return length + 1;
    }
    if (length > 0 && words[length - 1] != ' ') {
      words[length] = ' ';
      return length + 1;
    }
    return length;
  }

  private static String text(byte[] words, int length) {
    int end = length > 0 && words[length - 1] == ' ' ? length - 1 : length;
    return end == 0 ? null : new String(words, 0, end, StandardCharsets.ISO_8859_1);
  }

  private static byte[] letters() {
    byte[] letters = new byte[128];
    for (char c = 0; c < 128; c++) {
      if (Character.isLetterOrDigit(c)) {
        letters[c] = (byte) Character.toLowerCase(c);
      }
    }
    return letters;
  }
}
