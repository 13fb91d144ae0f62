package dev.lampo.matching.file;

import dev.lampo.matching.record.Table;
import java.util.List;

/** Reads inputs once more, for what was delivered and need not be held while records are joined. */
public final class DeliveredRows {
  private DeliveredRows() {}

  /** Told of the row of each record, in the order of the table. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * One record.
     *
     * @param record its row in the table
     * @param loaded the input from which it is
     * @param row its texts under that input's header
     */
    void record(int record, Loading.Loaded loaded, List<String> row);
  }

  /**
   * Visits each record of a table once; rows that were left out are left out again.
   *
   * @throws BadFileException where an input cannot be read any more, or was changed
   */
  public static void forEach(Table table, List<Loading.Loaded> inputs, Visitor visitor) {
    int next = 0;
    for (Loading.Loaded loaded : inputs) {
      try (RecordFile file = loaded.input().open()) {
        Naming naming = Naming.of(loaded.input(), file.header());
        naming = loaded.byLine() ? naming.byLine() : naming;
        requireSame(loaded, file);
        for (List<String> row = file.next(); row != null; row = file.next()) {
          // The records are in the order of the rows; a row whose name was there before is none.
          if (next < table.size() && table.id(next).equals(naming.of(row, file.line()))) {
            visitor.record(next++, loaded, row);
          }
        }
      }
    }
    if (next < table.size()) {
      throw new BadFileException(
          "the inputs were changed while they were read: there is no record "
              + table.id(next)
              + " any more; run it again");
    }
  }

  private static void requireSame(Loading.Loaded loaded, RecordFile file) {
    if (!loaded.header().equals(file.header())) {
      throw new BadFileException(
          loaded.input().file() + ": its columns were changed while it was read; run it again");
    }
  }
}
