package dev.lampo.matching.profile;

import dev.lampo.matching.file.Input;
import dev.lampo.matching.file.RecordFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The first rows of inputs under the union of their columns.
 *
 * @param columns in the order of their first appearance
 * @param rows each as long as the columns; empty where an input has no such column
 * @param inputs the number of each row's input
 * @param total how many rows the inputs have
 */
record Sample(List<String> columns, List<List<String>> rows, List<Integer> inputs, long total) {
  /** So many rows of each input tell what its columns hold. */
  static final int ROWS_MAX = 20_000;

  static Sample of(List<Input> inputs) {
    Set<String> columns = new LinkedHashSet<>();
    for (Input input : inputs) {
      try (RecordFile file = input.open()) {
        file.header().stream().filter(name -> !name.isEmpty()).forEach(columns::add);
      }
    }
    List<String> all = List.copyOf(columns);
    List<List<String>> rows = new ArrayList<>();
    List<Integer> from = new ArrayList<>();
    long total = 0;
    for (int input = 0; input < inputs.size(); input++) {
      total += add(inputs.get(input), all, rows);
      from.addAll(Collections.nCopies(rows.size() - from.size(), input));
    }
    return new Sample(all, rows, from, total);
  }

  /** How many rows the input has. */
  private static long add(Input input, List<String> columns, List<List<String>> rows) {
    try (RecordFile file = input.open()) {
      int[] places = columns.stream().mapToInt(file.header()::indexOf).toArray();
      long count = 0;
      for (List<String> row = file.next(); row != null; row = file.next()) {
        if (++count > ROWS_MAX) {
          continue;
        }
        List<String> cells = new ArrayList<>(places.length);
        for (int place : places) {
          cells.add(place < 0 ? "" : row.get(place));
        }
        rows.add(cells);
      }
      return count;
    }
  }

  /** How many times more rows there are than in the sample. */
  double scale() {
    return rows.isEmpty() ? 1 : (double) total / rows.size();
  }

  /** Whether no input has a text twice in a column. */
  boolean isUnique(int column) {
    Set<String> seen = new HashSet<>();
    for (int row = 0; row < rows.size(); row++) {
      String text = rows.get(row).get(column).strip();
      if (!text.isEmpty() && !seen.add(inputs.get(row) + ":" + text)) {
        return false;
      }
    }
    return true;
  }

  List<String> column(int column) {
    return rows.stream().map(row -> row.get(column)).toList();
  }
}
