package dev.lampo.matching.explain;

import dev.lampo.matching.compare.Value;
import dev.lampo.matching.model.Prepared;
import dev.lampo.matching.record.RecordId;

/** Records by rows, wherever they are kept. */
public interface Records {
  /** The name of a record. */
  RecordId id(int row);

  /** The values of a record by features; null where absent. */
  Value[] values(int row);

  /** The records of a table. */
  static Records of(Prepared prepared) {
    return new Records() {
      @Override
      public RecordId id(int row) {
        return prepared.id(row);
      }

      @Override
      public Value[] values(int row) {
        return prepared.values(row);
      }
    };
  }
}
