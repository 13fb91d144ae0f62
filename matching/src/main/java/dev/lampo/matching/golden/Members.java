package dev.lampo.matching.golden;

import dev.lampo.matching.record.RecordId;
import dev.lampo.matching.record.Table;

/** The records among which values are chosen, wherever they are kept. */
public interface Members {
  /** The name of a record. */
  RecordId id(int row);

  /** The normalised text of a feature of the rules, or null. */
  String text(int row, int feature);

  /** The text of a field as it was delivered, or null. */
  String delivered(int row, String field);

  /** The records of a table. */
  static Members of(Table table, Delivered delivered) {
    return new Members() {
      @Override
      public RecordId id(int row) {
        return table.id(row);
      }

      @Override
      public String text(int row, int feature) {
        return table.text(row, feature);
      }

      @Override
      public String delivered(int row, String field) {
        return delivered.text(row, field);
      }
    };
  }
}
