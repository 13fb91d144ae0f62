package dev.lampo.matching.compare;

/** Likeness of two texts letter by letter. Allocates nothing. Not for several threads. */
final class Letters {
  /** What rounding may take away where a bound is turned round. */
  private static final double SLACK = 1e-9;

  private static final int PLAIN = 128;

  /** Where each letter stands in the text that is looked at; zeros between two looks. */
  private final long[] places = new long[PLAIN];

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
    if (jaroWinklerMost(most, a.length, b.length, prefix) < least) {
      return 0;
    }
    double jaro = jaro(a, b, (least - prefix * 0.1) / (1 - prefix * 0.1) - SLACK);
    return jaro + prefix * 0.1 * (1 - jaro);
  }

  /** What is left of the similarity at most where so many letters may have a match. */
  static double jaroWinklerMost(int matches, int lengthA, int lengthB, int prefix) {
    if (matches <= 0) {
      return 0;
    }
    double jaro = ((double) matches / lengthA + (double) matches / lengthB + 1) / 3;
    return jaro + prefix * 0.1 * (1 - jaro);
  }

  /**
   * Jaro's similarity; a smaller answer than the least may be 0. Each letter takes the first equal
   * one that is near and still free: found at once among the places of that letter, as bits.
   */
  private double jaro(char[] a, char[] b, double least) {
    int seen = 0;
    for (int j = 0; j < b.length; j++) {
      seen |= b[j];
      places[b[j] & PLAIN - 1] |= 1L << j;
    }
    int reach = Math.max(0, b.length / 2 - 1);
    long near = (1L << reach + 1) - 1;
    long matchedA = 0;
    long matchedB = 0;
    for (int i = 0; i < a.length; i++) {
      seen |= a[i];
      long free = places[a[i] & PLAIN - 1] & near & ~matchedB;
      matchedB |= free & -free;
      matchedA |= (free == 0 ? 0L : 1L) << i;
      near = near << 1 | (i < reach ? 1 : 0);
    }
    for (char letter : b) {
      places[letter & PLAIN - 1] = 0;
    }
    if (seen >= PLAIN) {
      // Two letters may have had one place.
      return anyJaro(a, b);
    }
    double shared = Long.bitCount(matchedA);
    return (shared / a.length + shared / b.length + 1) / 3 < least
        ? 0
        : jaro(a, b, matchedA, matchedB);
  }

  private static double anyJaro(char[] a, char[] b) {
    int reach = Math.max(0, b.length / 2 - 1);
    long matchedA = 0;
    long matchedB = 0;
    for (int i = 0; i < a.length; i++) {
      int to = Math.min(b.length, i + reach + 1);
      char letter = a[i];
      for (int j = Math.max(0, i - reach); j < to; j++) {
        if (letter == b[j] && (matchedB & 1L << j) == 0) {
          matchedA |= 1L << i;
          matchedB |= 1L << j;
          break;
        }
      }
    }
    return jaro(a, b, matchedA, matchedB);
  }

  private static double jaro(char[] a, char[] b, long matchedA, long matchedB) {
    if (matchedA == 0) {
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
    double shared = Long.bitCount(matchedA);
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
    return endA == start || endB == start
        ? Math.max(endA, endB) - start
        : alignment(a, b, start, endA, endB);
  }

  /**
   * A column of the table of costs at once, as bits of what each cost is more or less than the one
   * above it (Hyyrö 2003, "A bit-vector algorithm for computing Levenshtein and Damerau edit
   * distances").
   */
  private int alignment(char[] a, char[] b, int start, int endA, int endB) {
    int seen = 0;
    for (int i = start; i < endA; i++) {
      seen |= a[i];
      places[a[i] & PLAIN - 1] |= 1L << i - start;
    }
    long more = -1L;
    long less = 0;
    long same = 0;
    long before = 0;
    long last = 1L << endA - start - 1;
    int cost = endA - start;
    for (int j = start; j < endB; j++) {
      seen |= b[j];
      long equal = places[b[j] & PLAIN - 1];
      long turned = (~same & equal) << 1 & before;
      same = (((equal & more) + more) ^ more) | equal | less | turned;
      long right = less | ~(same | more);
      long left = same & more;
      cost += (right & last) != 0 ? 1 : 0;
      cost -= (left & last) != 0 ? 1 : 0;
      right = right << 1 | 1;
      left <<= 1;
      more = left | ~(same | right);
      less = right & same;
      before = equal;
    }
    for (int i = start; i < endA; i++) {
      places[a[i] & PLAIN - 1] = 0;
    }
    // Two letters may have had one place.
    return seen < PLAIN ? cost : anyAlignment(a, b, start, endA, endB);
  }

  private int anyAlignment(char[] a, char[] b, int start, int endA, int endB) {
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
