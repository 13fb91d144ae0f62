package dev.lampo.settings;

import java.util.Collection;
import java.util.Locale;

/** Guesses what was meant by a misspelt word. */
public final class Spelling {
  private Spelling() {}

  /**
   * The word nearest to the one written, without case: at most a third of its letters may be wrong,
   * missing, added or swapped with a neighbour, and one always may.
   *
   * @return null where none is near
   */
  public static String nearest(String written, Collection<String> words) {
    String wanted = written.toLowerCase(Locale.ROOT);
    int bound = Math.max(1, wanted.length() / 3);
    String best = null;
    for (String word : words) {
      int distance = distance(wanted, word.toLowerCase(Locale.ROOT));
      if (distance <= bound) {
        best = word;
        bound = distance - 1;
      }
    }
    return best;
  }

  /** Edit distance with swaps of neighbours (optimal string alignment). */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      cost[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      cost[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        cost[i][j] = step(a, b, cost, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(String a, String b, int[][] cost, int i, int j) {
    int differs = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(cost[i - 1][j - 1] + differs, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
