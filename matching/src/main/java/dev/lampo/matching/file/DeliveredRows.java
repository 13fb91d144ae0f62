package dev.lampo.matching.file;

import dev.lampo.matching.record.RecordId;
import java.util.List;

/** Reads inputs once more, for what was delivered and need not be held while records are joined. */
public final class DeliveredRows {
  private DeliveredRows() {}

  /** Told of each row that has a name, in the order of the inputs. */
  @FunctionalInterface
  public interface Visitor {
    /** One row under its input's header. */
    void row(Loading.Loaded loaded, RecordId id, List<String> row);
  }

  /**
   * Visits all rows, those included whose name was there before.
   *
   * @throws BadFileException where an input cannot be read any more
   */
  public static void forEach(List<Loading.Loaded> inputs, Visitor visitor) {
    for (Loading.Loaded loaded : inputs) {
      try (RecordFile file = loaded.input().open()) {
        Naming naming = Naming.of(loaded.input(), file.header());
        naming = loaded.byLine() ? naming.byLine() : naming;
        for (List<String> row = file.next(); row != null; row = file.next()) {
          RecordId id = naming.of(row, file.line());
          if (id != null) {
            visitor.row(loaded, id, row);
          }
        }
      }
    }
  }
}
