package dev.lampo.jobs.copy;

/**
 * Text that PostgreSQL cannot hold, made so that it can and comes back the same: U+0000 and halves
 * of surrogate pairs become U+001A (substitute) and four hexadecimal digits, and so does U+001A
 * itself. All other text stays as it is.
 */
final class ExactText {
  private static final char SUBSTITUTE = '\u001a';
  private static final int DIGITS = 4;

  private ExactText() {}

  static String stored(String text) {
    // Nearly all text is plain, and all of every row passes here: one comparison settles it.
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit <= SUBSTITUTE || Character.isSurrogate(unit)) {
        return replaced(text);
      }
    }
    return text;
  }

  static String original(String stored) {
    int at = stored.indexOf(SUBSTITUTE);
    if (at < 0) {
      return stored;
    }
    StringBuilder text = new StringBuilder(stored.length()).append(stored, 0, at);
    for (int i = at; i < stored.length(); i++) {
      if (stored.charAt(i) == SUBSTITUTE) {
        text.append((char) Integer.parseInt(stored, i + 1, i + 1 + DIGITS, 16));
        i += DIGITS;
      } else {
        text.append(stored.charAt(i));
      }
    }
    return text.toString();
  }

  private static String replaced(String text) {
    StringBuilder stored = new StringBuilder(text.length() + DIGITS);
    for (int i = 0; i < text.length(); i++) {
      if (storable(text, i)) {
        stored.append(text.charAt(i));
      } else {
        stored.append(SUBSTITUTE).append(String.format("%04x", (int) text.charAt(i)));
      }
    }
    return stored.toString();
  }

  private static boolean storable(String text, int at) {
    char unit = text.charAt(at);
    if (Character.isHighSurrogate(unit)) {
      return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
    }
    if (Character.isLowSurrogate(unit)) {
      return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
    return unit != 0 && unit != SUBSTITUTE;
  }
}
