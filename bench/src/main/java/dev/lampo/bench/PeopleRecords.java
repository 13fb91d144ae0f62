package dev.lampo.bench;

import dev.lampo.bench.people.PeopleFile;
import dev.lampo.matching.file.Input;
import dev.lampo.matching.file.Loading;
import dev.lampo.matching.file.RecordFile;
import dev.lampo.matching.record.Table;
import dev.lampo.matching.rules.Rules;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A people file as Lampo reads it, and the truth in it, which no rule sees. */
final class PeopleRecords {
  /** What the records' source is called. */
  static final String SOURCE = "people";

  private PeopleRecords() {}

  /** The records as the rules want them. */
  static Table read(Rules rules, Path file) {
    Loading loading = new Loading(rules, size -> {});
    Loading.Loaded loaded = loading.add(input(file));
    if (loaded.rejects().count() > 0) {
      throw new IllegalStateException("rows were left out: " + loaded.rejects().told());
    }
    return loading.table();
  }

  /** The number of each record's person, by the rows of the file. */
  static int[] truth(Path file) {
    int[] persons = new int[1 << 10];
    int size = 0;
    try (RecordFile records = input(file).open()) {
      int column = records.header().indexOf(PeopleFile.TRUTH);
      for (List<String> row = records.next(); row != null; row = records.next()) {
        if (size == persons.length) {
          persons = Arrays.copyOf(persons, 2 * size);
        }
        persons[size++] = Integer.parseInt(row.get(column));
      }
    }
    return Arrays.copyOf(persons, size);
  }

  /** How a people file is read. */
  static Input input(Path file) {
    return new Input(file, SOURCE, "id", null, ',', null);
  }
}
