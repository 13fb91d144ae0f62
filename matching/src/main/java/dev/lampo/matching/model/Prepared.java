package dev.lampo.matching.model;

import dev.lampo.matching.block.KeySource;
import dev.lampo.matching.compare.Value;
import dev.lampo.matching.record.RecordId;
import dev.lampo.matching.record.Table;
import dev.lampo.matching.record.Vocabulary;
import dev.lampo.matching.rules.Blocking;
import java.util.stream.IntStream;

/**
 * The records of a table, ready to be compared: each distinct value prepared once. For several
 * threads.
 */
public final class Prepared {
  private final Table table;
  private final Value[][] distinct;
  private final Value[][] rows;

  private Prepared(Table table, Value[][] distinct, Value[][] rows) {
    this.table = table;
    this.distinct = distinct;
    this.rows = rows;
  }

  /** Prepares all records of a table by a model. */
  public static Prepared of(Table table, Model model) {
    int features = table.features().size();
    Value[][] values = new Value[features][];
    for (int feature = 0; feature < features; feature++) {
      int at = feature;
      Vocabulary vocabulary = table.vocabulary(feature);
      Value[] prepared = new Value[vocabulary.size()];
      IntStream.range(0, prepared.length)
          .parallel()
          .forEach(i -> prepared[i] = model.value(at, vocabulary.text(i)));
      values[feature] = prepared;
    }
    Value[][] rows = new Value[table.size()][];
    IntStream.range(0, rows.length).parallel().forEach(row -> rows[row] = row(table, row, values));
    return new Prepared(table, values, rows);
  }

  private static Value[] row(Table table, int row, Value[][] values) {
    Value[] prepared = new Value[values.length];
    for (int feature = 0; feature < prepared.length; feature++) {
      int number = table.number(row, feature);
      prepared[feature] = number == Table.ABSENT ? null : values[feature][number];
    }
    return prepared;
  }

  /** How many records there are. */
  public int size() {
    return rows.length;
  }

  /** The values of a record by features; null where absent. */
  public Value[] values(int row) {
    return rows[row];
  }

  /** From what the keys of these records are made. */
  public KeySource keySource(Blocking blocking) {
    return KeySource.of(blocking, table, feature -> distinct[feature]);
  }

  /** The name of a record. */
  public RecordId id(int row) {
    return table.id(row);
  }

  /** The records as they were read. */
  public Table table() {
    return table;
  }
}
