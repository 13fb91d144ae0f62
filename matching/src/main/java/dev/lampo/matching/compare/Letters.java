package dev.lampo.matching.compare;

/** Likeness of two texts letter by letter. Allocates nothing. Not for several threads. */
final class Letters {
  private final int[] rows = new int[3 * (Value.LETTERS_MAX + 1)];

  /**
   * Jaro's similarity with Winkler's bonus for up to four equal first letters (Winkler 1990).
   *
   * @param least what is asked for; a smaller answer may be 0
   */
  double jaroWinkler(char[] a, long inA, char[] b, long inB, double least) {
    if (a.length > b.length) {
      return jaroWinkler(b, inB, a, inA, least);
    }
    int first = Math.min(4, a.length);
    int prefix = 0;
    while (prefix < first && a[prefix] == b[prefix]) {
      prefix++;
    }
    // Each class of letters that only one side has takes at least one match away.
    int most = Math.min(a.length - Long.bitCount(inA & ~inB), b.length - Long.bitCount(inB & ~inA));
    double best = ((double) most / a.length + (double) most / b.length + 1) / 3;
    if (most <= 0 || best + prefix * 0.1 * (1 - best) < least) {
      return 0;
    }
    double jaro = jaro(a, b);
    return jaro + prefix * 0.1 * (1 - jaro);
  }

  private static double jaro(char[] a, char[] b) {
    int window = Math.max(0, b.length / 2 - 1);
    long matchedA = 0;
    long matchedB = 0;
    int matches = 0;
    for (int i = 0; i < a.length; i++) {
      int to = Math.min(b.length, i + window + 1);
      char letter = a[i];
      for (int j = Math.max(0, i - window); j < to; j++) {
        if (letter == b[j] && (matchedB & 1L << j) == 0) {
          matchedA |= 1L << i;
          matchedB |= 1L << j;
          matches++;
          break;
        }
      }
    }
    if (matches == 0) {
      return 0;
    }
    int turned = 0;
    for (long left = matchedA, right = matchedB; left != 0; ) {
      if (a[Long.numberOfTrailingZeros(left)] != b[Long.numberOfTrailingZeros(right)]) {
        turned++;
      }
      left &= left - 1;
      right &= right - 1;
    }
    double shared = matches;
    return (shared / a.length + shared / b.length + (shared - turned / 2) / shared) / 3;
  }

  /**
   * How many letters must be put in, taken out, changed or turned with their neighbour to make one
   * of the other (optimal string alignment).
   *
   * @param most a larger answer may be any number above it
   */
  int edits(char[] a, long inA, char[] b, long inB, int most) {
    int least = Math.max(Long.bitCount(inA & ~inB), Long.bitCount(inB & ~inA));
    if (Math.max(least, Math.abs(a.length - b.length)) > most) {
      return most + 1;
    }
    int start = 0;
    int endA = a.length;
    int endB = b.length;
    while (start < endA && start < endB && a[start] == b[start]) {
      start++;
    }
    while (endA > start && endB > start && a[endA - 1] == b[endB - 1]) {
      endA--;
      endB--;
    }
    return alignment(a, b, start, endA, endB);
  }

  private int alignment(char[] a, char[] b, int start, int endA, int endB) {
    int width = endB - start;
    int stride = Value.LETTERS_MAX + 1;
    for (int j = 0; j <= width; j++) {
      rows[j] = j;
    }
    for (int i = 1; i <= endA - start; i++) {
      int row = i % 3 * stride;
      int above = (i + 2) % 3 * stride;
      int twoAbove = (i + 1) % 3 * stride;
      rows[row] = i;
      char letter = a[start + i - 1];
      for (int j = 1; j <= width; j++) {
        char other = b[start + j - 1];
        int cost = rows[above + j - 1] + (letter == other ? 0 : 1);
        cost = Math.min(cost, Math.min(rows[above + j], rows[row + j - 1]) + 1);
        if (i > 1 && j > 1 && letter == b[start + j - 2] && a[start + i - 2] == other) {
          cost = Math.min(cost, rows[twoAbove + j - 2] + 1);
        }
        rows[row + j] = cost;
      }
    }
    return rows[(endA - start) % 3 * stride + width];
  }
}
