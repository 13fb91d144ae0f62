package dev.lampo.jobs.source.cdc;

import dev.lampo.jobs.source.ValueFrom;
import java.util.List;

/** Whether a table's primary key names its records. */
final class PrimaryKeys {
  private PrimaryKeys() {}

  /** What is wrong with the key, and what to do; null where nothing is. */
  static String wrong(CdcSource source, List<String> key) {
    if (key.isEmpty()) {
      return "table "
          + source.table()
          + " has no primary key, so its rows cannot be told apart; run ALTER TABLE "
          + source.table()
          + " ADD PRIMARY KEY (...)";
    }
    if (source.reading().id() instanceof ValueFrom.Field field
        && !key.equals(List.of(field.path()))) {
      return "the id is field "
          + field.path()
          + ", but a deletion in "
          + source.table()
          + " names only the primary key "
          + key
          + "; set id: key";
    }
    return null;
  }
}
