package dev.lampo.matching.file;

import dev.lampo.matching.record.RecordId;
import dev.lampo.settings.Spelling;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How the rows of one input are named: by columns, or by their lines. */
final class Naming {
  private static final Set<String> USUAL =
      Set.of("id", "recid", "recordid", "uniqueid", "customerid", "rowid", "key");

  private final String source;
  private final int idColumn;
  private final int sourceColumn;

  private Naming(String source, int idColumn, int sourceColumn) {
    this.source = source;
    this.idColumn = idColumn;
    this.sourceColumn = sourceColumn;
  }

  /**
   * By the columns that the input asks for, or the first with a usual name.
   *
   * @throws BadFileException where a column that is asked for is not there
   */
  static Naming of(Input input, List<String> header) {
    int source = input.sourceColumn() == null ? -1 : column(input, header, input.sourceColumn());
    if (input.idColumn() != null) {
      return new Naming(input.source(), column(input, header, input.idColumn()), source);
    }
    return new Naming(input.source(), usual(header), source);
  }

  /** The place of the first column with a usual name; -1 where there is none. */
  static int usual(List<String> header) {
    for (int i = 0; i < header.size(); i++) {
      String plain = header.get(i).toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]+", "");
      if (USUAL.contains(plain)) {
        return i;
      }
    }
    return -1;
  }

  /** By lines, which are never the same twice. */
  Naming byLine() {
    return new Naming(source, -1, sourceColumn);
  }

  boolean isByLine() {
    return idColumn < 0;
  }

  /** The name of a row; null where its column is empty. */
  RecordId of(List<String> row, long line) {
    String from = sourceColumn < 0 ? source : row.get(sourceColumn).strip();
    String id = idColumn < 0 ? Long.toString(line) : row.get(idColumn).strip();
    return id.isEmpty() ? null : new RecordId(from, id);
  }

  /** The place of a column. */
  static int column(Input input, List<String> header, String name) {
    int column = header.indexOf(name);
    if (column < 0) {
      String near = Spelling.nearest(name, header);
      throw new BadFileException(
          input.file()
              + ": there is no column \""
              + name
              + "\"; there are "
              + String.join(", ", header)
              + (near == null ? "" : "; did you mean \"" + near + "\"?"));
    }
    return column;
  }
}
