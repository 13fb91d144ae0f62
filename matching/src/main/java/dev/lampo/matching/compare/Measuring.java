package dev.lampo.matching.compare;

/** Applies measures to values. Allocates nothing. Not for several threads. */
public final class Measuring {
  private final Letters letters = new Letters();

  /**
   * Whether two values are as alike as a level asks for.
   *
   * @param bound the least likeness or the largest difference
   */
  public boolean reaches(Measure measure, double bound, Value a, Value b) {
    return switch (measure) {
      case EXACT -> a.same(b);
      case JARO_WINKLER -> jaroWinkler(a, b, bound) >= bound;
      case EDITS -> edits(a, b, (int) bound) <= bound;
      case SIMILAR -> similar(a, b, bound);
      case WORDS_ALIKE -> a.words.alike(b.words, letters, bound) >= bound;
      case CONTAINED -> a.words.contained(b.words, letters) >= bound;
      case SHARED -> a.words.meets(b.words);
      case BEGINS -> begins(a.letters, b.letters, (int) bound);
      case DAYS, WITHIN -> Math.abs(a.number - b.number) <= bound;
      case TURNED -> turned(a.letters, b.letters);
      case YEAR -> sameFirst(a.letters, b.letters, 4);
      case PERCENT -> percent(a.number, b.number) <= bound;
      case KILOMETRES -> Numbers.kilometres(a.number, a.second, b.number, b.second) <= bound;
      case CROSSED -> false;
    };
  }

  private double jaroWinkler(Value a, Value b, double least) {
    return letters.jaroWinkler(a.letters, a.letterClasses, b.letters, b.letterClasses, least);
  }

  private int edits(Value a, Value b, int most) {
    return letters.edits(a.letters, a.letterClasses, b.letters, b.letterClasses, most);
  }

  private boolean similar(Value a, Value b, double bound) {
    int longer = Math.max(a.letters.length, b.letters.length);
    int most = (int) ((1 - bound) * longer + 1e-9);
    return edits(a, b, most) <= most;
  }

  private static boolean begins(char[] a, char[] b, int least) {
    int shorter = Math.min(a.length, b.length);
    return shorter >= least && sameFirst(a, b, shorter);
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
    return a.length == 10
        && b.length == 10
        && sameFirst(a, b, 4)
        && a[5] == b[8]
        && a[6] == b[9]
        && a[8] == b[5]
        && a[9] == b[6];
  }

  private static double percent(double a, double b) {
    double larger = Math.max(Math.abs(a), Math.abs(b));
    return larger == 0 ? 0 : 100 * Math.abs(a - b) / larger;
  }
}
