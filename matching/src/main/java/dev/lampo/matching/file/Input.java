package dev.lampo.matching.file;

import static java.util.Objects.requireNonNull;

import java.nio.charset.Charset;
import java.nio.file.Path;

/**
 * One file of records and how to read it.
 *
 * @param file where it is
 * @param source what its records' source is called; empty where there is one file only
 * @param idColumn the column that names a record; null for a usual one, or the line's number
 * @param sourceColumn the column that names the source, in place of {@code source}; null for none
 * @param delimiter null to find it out
 * @param charset null to find it out
 */
public record Input(
    Path file,
    String source,
    String idColumn,
    String sourceColumn,
    Character delimiter,
    Charset charset) {
  /** Refuses nulls where they mean nothing. */
  public Input {
    requireNonNull(file, "file is null");
    requireNonNull(source, "source is null");
  }

  /** Opens the file. */
  public RecordFile open() {
    return RecordFiles.open(file, delimiter, charset);
  }
}
