package dev.lampo.matching.normal;

/** Repairs UTF-8 that somebody read as Windows-1252: {@code SocietÃ }, which was Società. */
final class Mojibake {
  /** What Windows-1252 shows for the bytes 0x80 to 0x9F; a blank where it shows nothing. */
  private static final String SHOWN = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

  /** Some texts went through two such readers. */
  private static final int READERS_MAX = 2;

  private Mojibake() {}

  /** The text itself where there is nothing to repair. */
  static String repaired(String text) {
    String repaired = text;
    for (int i = 0; i < READERS_MAX && isSuspect(repaired); i++) {
      repaired = once(repaired);
    }
    return repaired;
  }

  /**
   * Only these three begin a repair. Other letters that could begin one are common before closing
   * quotes, as in CAFÉ”, which is no damage.
   */
  private static boolean isSuspect(String text) {
    return text.indexOf('Ã') >= 0 || text.indexOf('Â') >= 0 || text.indexOf('â') >= 0;
  }

  private static String once(String text) {
    StringBuilder repaired = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int second = continuation(text, i + 1);
      int third = continuation(text, i + 2);
      if ((c == 'Ã' || c == 'Â') && second >= 0) {
        repaired.append((char) ((c & 0x1F) << 6 | second));
        i += 2;
      } else if (c == 'â' && second >= 0 && third >= 0) {
        repaired.append((char) ((c & 0x0F) << 12 | second << 6 | third));
        i += 3;
      } else {
        // The second half of à is a no-break space, which many tools turn into a blank or drop.
        repaired.append(c == 'Ã' && isEndOfWord(text, i) ? 'à' : c);
        i++;
      }
    }
    return repaired.toString();
  }

  private static boolean isEndOfWord(String text, int i) {
    return i > 0
        && Character.isLetter(text.charAt(i - 1))
        && (i + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 1)));
  }

  /** The six bits that the character stands for, or -1 where it is no such byte. */
  private static int continuation(String text, int i) {
    if (i >= text.length()) {
      return -1;
    }
    char c = text.charAt(i);
    if (c >= 0x80 && c <= 0xBF) {
      return c & 0x3F;
    }
    int shown = c == ' ' ? -1 : SHOWN.indexOf(c);
    return shown;
  }
}
