package dev.lampo.matching.file;

import java.io.Closeable;
import java.util.List;

/** Rows of one file under one header. For one thread. */
public interface RecordFile extends Closeable {
  /** The columns' names, each once. */
  List<String> header();

  /**
   * The next row, as long as the header; null at the end. Empty texts stand for what is absent.
   *
   * @throws BadFileException where the rest of the file cannot be read
   */
  List<String> next();

  /** The line in which the last row begins, from one. */
  long line();

  /** Rows that were left out, with their lines and causes; of very many the first. */
  Rejects rejects();

  @Override
  void close();
}
