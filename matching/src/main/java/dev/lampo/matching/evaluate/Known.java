package dev.lampo.matching.evaluate;

import java.util.Arrays;

/**
 * What is truly one, for the rows for which it is known; the others take no part in an evaluation.
 *
 * @param entities the number of each row's true entity, or -1
 */
record Known(int[] entities) {
  boolean both(int left, int right) {
    return entities[left] >= 0 && entities[right] >= 0;
  }

  boolean one(int left, int right) {
    return entities[left] >= 0 && entities[left] == entities[right];
  }

  /** How many pairs truly are one. */
  long pairs() {
    int[] sorted = Arrays.stream(entities).filter(entity -> entity >= 0).sorted().toArray();
    long pairs = 0;
    int run = 0;
    for (int i = 0; i < sorted.length; i++) {
      run = i > 0 && sorted[i] == sorted[i - 1] ? run + 1 : 0;
      pairs += run;
    }
    return pairs;
  }

  /** The same rows of a found partition and of the true one. */
  Accuracy accuracy(int[] found) {
    int[] rows =
        java.util.stream.IntStream.range(0, entities.length)
            .filter(row -> entities[row] >= 0)
            .toArray();
    return Accuracy.of(
        Arrays.stream(rows).map(row -> found[row]).toArray(),
        Arrays.stream(rows).map(row -> entities[row]).toArray());
  }
}
