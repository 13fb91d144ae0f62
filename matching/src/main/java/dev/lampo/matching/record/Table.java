package dev.lampo.matching.record;

import dev.lampo.matching.rules.Feature;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Many records by columns: for each feature a vocabulary and, for each record, the number of its
 * text. Filled by one thread, which may use more; then read by several.
 */
public final class Table {
  /** The number of an absent text. */
  public static final int ABSENT = -1;

  private final List<Feature> features;
  private final Vocabulary[] vocabularies;
  private final int[][] numbers;
  private RecordId[] ids = new RecordId[1 << 10];
  private int size;

  /** An empty table. */
  public Table(List<Feature> features) {
    this.features = List.copyOf(features);
    this.vocabularies = new Vocabulary[features.size()];
    this.numbers = new int[features.size()][1 << 10];
    Arrays.setAll(vocabularies, i -> new Vocabulary());
  }

  /** Adds records, whose features may be taken apart by several threads. */
  public void add(List<RecordId> newIds, List<String[]> rows) {
    int from = size;
    int to = Math.addExact(from, rows.size());
    if (to > ids.length) {
      int capacity = Math.max(to, Math.multiplyExact(ids.length, 2));
      ids = Arrays.copyOf(ids, capacity);
      Arrays.setAll(numbers, feature -> Arrays.copyOf(numbers[feature], capacity));
    }
    for (int i = 0; i < rows.size(); i++) {
      ids[from + i] = newIds.get(i);
    }
    IntStream.range(0, features.size())
        .parallel()
        .forEach(feature -> addColumn(feature, from, rows));
    size = to;
  }

  private void addColumn(int feature, int from, List<String[]> rows) {
    Vocabulary vocabulary = vocabularies[feature];
    int[] column = numbers[feature];
    for (int i = 0; i < rows.size(); i++) {
      String text = rows.get(i)[feature];
      column[from + i] = text == null ? ABSENT : vocabulary.add(text);
    }
  }

  /**
   * Takes back all but the first records, which then have to be added again, under whatever names:
   * their texts stay numbered.
   */
  public void takeBack(int to) {
    for (int feature = 0; feature < numbers.length; feature++) {
      for (int row = to; row < size; row++) {
        if (numbers[feature][row] != ABSENT) {
          vocabularies[feature].takeBack(numbers[feature][row]);
        }
      }
    }
    Arrays.fill(ids, to, size, null);
    size = to;
  }

  /** The features of every record. */
  public List<Feature> features() {
    return features;
  }

  /** How many records there are. */
  public int size() {
    return size;
  }

  /** The name of a record. */
  public RecordId id(int row) {
    return ids[row];
  }

  /** The distinct texts of a feature. */
  public Vocabulary vocabulary(int feature) {
    return vocabularies[feature];
  }

  /** The number of a record's text in the feature's vocabulary, or {@link #ABSENT}. */
  public int number(int row, int feature) {
    return numbers[feature][row];
  }

  /** The text of a record's feature, or null. */
  public String text(int row, int feature) {
    int number = numbers[feature][row];
    return number == ABSENT ? null : vocabularies[feature].text(number);
  }
}
