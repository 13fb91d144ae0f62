package dev.lampo.matching.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether records with the same text in one column are alike in the others too. Numbers that two
 * systems give their rows from one on meet by chance; a customer's number that both know does not.
 */
final class Agreement {
  private static final int PAIRS_MAX = 5_000;

  /** Of what random pairs leave to be agreed on, pairs that mean something agree on so much. */
  private static final double LEAST = 0.1;

  /** Far from any order in which rows are delivered. */
  private static final long STEP = 7_919;

  private final Sample sample;
  private final int column;
  private long compared;
  private long same;

  private Agreement(Sample sample, int column) {
    this.sample = sample;
    this.column = column;
  }

  /** Whether pairs that share the column's text agree elsewhere more than random pairs do. */
  static boolean elsewhere(Sample sample, int column) {
    Agreement shared = new Agreement(sample, column);
    Agreement random = new Agreement(sample, column);
    List<int[]> pairs = sharing(sample, column);
    int size = sample.rows().size();
    for (int i = 0; i < pairs.size(); i++) {
      shared.look(pairs.get(i)[0], pairs.get(i)[1]);
      int other = (int) ((pairs.get(i)[0] + (i + 1) * STEP) % size);
      random.look(pairs.get(i)[0], other);
    }
    return shared.compared > 0 && shared.share() - random.share() >= LEAST * (1 - random.share());
  }

  private static List<int[]> sharing(Sample sample, int column) {
    Map<String, Integer> before = new HashMap<>();
    List<int[]> pairs = new ArrayList<>();
    for (int row = 0; row < sample.rows().size() && pairs.size() < PAIRS_MAX; row++) {
      String text = sample.rows().get(row).get(column).strip();
      Integer other = text.isEmpty() ? null : before.put(text, row);
      if (other != null) {
        pairs.add(new int[] {row, other});
      }
    }
    return pairs;
  }

  private void look(int row, int other) {
    List<String> ours = sample.rows().get(row);
    List<String> theirs = sample.rows().get(other);
    for (int i = 0; i < ours.size() && row != other; i++) {
      if (i != column && !ours.get(i).isBlank() && !theirs.get(i).isBlank()) {
        compared++;
        same += ours.get(i).strip().equalsIgnoreCase(theirs.get(i).strip()) ? 1 : 0;
      }
    }
  }

  private double share() {
    return compared == 0 ? 0 : (double) same / compared;
  }
}
