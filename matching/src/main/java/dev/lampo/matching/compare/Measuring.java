package dev.lampo.matching.compare;

/** Applies measures to values. Allocates nothing. Not for several threads. */
public final class Measuring {
  // j + 0.4 (1 - j) < least, where j = (m/a + m/b + 1) / 3, without a division by a or b.
  private static final double JARO_SLOPE = 3 / 0.6;
  private static final double JARO_OFFSET = 3 * 0.4 / 0.6 + 1;

  private final Letters letters = new Letters();

  /**
   * How alike two values are, or how far apart.
   *
   * @param last the bound of the last level that asks: what does not reach it may be told as any
   *     value that does not
   */
  public double measured(Measure measure, Value a, Value b, double last) {
    if (a.name != null && a.name.isAnother(b.name)) {
      return measure.isDistance() ? Double.MAX_VALUE : truth(a.same(b));
    }
    return switch (measure) {
      case EXACT -> truth(a.same(b));
      case JARO_WINKLER -> jaroWinkler(a, b, last);
      case EDITS -> edits(a, b, (int) last);
      case SIMILAR -> similar(a, b, last);
      case WORDS_ALIKE -> first(a, b).alike(second(a, b), letters, last);
      case CONTAINED -> first(a, b).contained(second(a, b), letters);
      case SHARED -> truth(a.words.meets(b.words));
      case BEGINS -> begins(a.letters, b.letters);
      case NICKNAME -> truth(a.name.meets(b.name));
      case SOUNDS -> truth(a.soundsLike(b));
      case DAYS, WITHIN -> Math.abs(a.number - b.number);
      case TURNED -> truth(turned(a.letters, b.letters));
      case YEAR -> truth(sameFirst(a.letters, b.letters, 4));
      case PERCENT -> percent(a.number, b.number);
      case KILOMETRES -> Numbers.kilometres(a.place, b.place);
      case CROSSED -> 0;
    };
  }

  /**
   * Mistyped words are paired greedily, which has to begin with the same value either way round.
   */
  private static Words first(Value a, Value b) {
    return a.hash() <= b.hash() ? a.words : b.words;
  }

  private static Words second(Value a, Value b) {
    return a.hash() <= b.hash() ? b.words : a.words;
  }

  private static double truth(boolean holds) {
    return holds ? 1 : 0;
  }

  /** The classes of letters lie beside the lengths: most pairs end before letters are read. */
  private double jaroWinkler(Value a, Value b, double least) {
    int most =
        Math.min(
            a.length - Long.bitCount(a.letterClasses & ~b.letterClasses),
            b.length - Long.bitCount(b.letterClasses & ~a.letterClasses));
    double bound = JARO_SLOPE * least - JARO_OFFSET;
    return most * (a.length + b.length) < bound * a.length * b.length - 1e-6
        ? 0
        : letters.jaroWinkler(a.letters, a.letterClasses, b.letters, b.letterClasses, least);
  }

  private int edits(Value a, Value b, int most) {
    int least =
        Math.max(
            Math.abs(a.length - b.length),
            Math.max(
                Long.bitCount(a.letterClasses & ~b.letterClasses),
                Long.bitCount(b.letterClasses & ~a.letterClasses)));
    return least > most
        ? most + 1
        : letters.edits(a.letters, a.letterClasses, b.letters, b.letterClasses, most);
  }

  private double similar(Value a, Value b, double least) {
    int longer = Math.max(a.length, b.length);
    int most = (int) ((1 - least) * longer + 1e-9);
    return 1 - edits(a, b, most) / (double) longer;
  }

  /** The length of the shorter one where the other begins with it; else 0. */
  private static int begins(char[] a, char[] b) {
    int shorter = Math.min(a.length, b.length);
    return sameFirst(a, b, shorter) ? shorter : 0;
  }

  private static boolean sameFirst(char[] a, char[] b, int count) {
    if (a.length < count || b.length < count) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (a[i] != b[i]) {
        return false;
      }
    }
    return true;
  }

  /** {@code 1978-12-11} and {@code 1978-11-12}. */
  private static boolean turned(char[] a, char[] b) {
    return a.length == 10 && b.length == 10 && sameFirst(a, b, 4) && dayAndMonthTurned(a, b);
  }

  /** Whether two whole dates have each other's month for a day, whatever the year. */
  static boolean dayAndMonthTurned(char[] a, char[] b) {
    return a[5] == b[8] && a[6] == b[9] && a[8] == b[5] && a[9] == b[6];
  }

  private static double percent(double a, double b) {
    double larger = Math.max(Math.abs(a), Math.abs(b));
    return larger == 0 ? 0 : 100 * Math.abs(a - b) / larger;
  }
}
