package dev.lampo.jobs.source.files;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;

/** How the records of a file are written. */
public sealed interface FileFormat extends Serializable {
  /** What the names of such files look like where the operator says nothing. */
  String usualPattern();

  /** One JSON object in each line, in UTF-8. */
  record JsonLines() implements FileFormat {
    @Override
    public String usualPattern() {
      return "*.{jsonl,ndjson,jsonl.gz,ndjson.gz}";
    }
  }

  /**
   * Rows of fields.
   *
   * @param quote what stands around a field that holds the delimiter or an end of line; or {@link
   *     #NO_QUOTE}
   * @param encoding name of a charset
   * @param header whether the first row holds names
   * @param columns the names of the columns, in place of the header's; empty where that names them
   */
  record Csv(char delimiter, char quote, String encoding, boolean header, List<String> columns)
      implements FileFormat {
    /** Stands for quotes that are text like any other. */
    public static final char NO_QUOTE = '\0';

    /** Refuses nulls, and columns without any names. */
    public Csv {
      requireNonNull(encoding, "encoding is null");
      columns = List.copyOf(columns);
      if (!header && columns.isEmpty()) {
        throw new IllegalArgumentException("neither header nor columns");
      }
    }

    @Override
    public String usualPattern() {
      return "*.{csv,csv.gz}";
    }
  }
}
