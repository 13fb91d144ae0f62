package dev.lampo.matching.file;

import java.io.IOException;
import java.nio.file.Path;

/** Writes a whole text. */
public final class TextFile {
  private TextFile() {}

  /**
   * Writes or replaces a file.
   *
   * @throws BadFileException where it cannot be written
   */
  public static void write(Path file, String text) {
    try (WholeFile whole = new WholeFile(file)) {
      whole.writer().write(text);
      whole.finish();
    } catch (IOException e) {
      throw WholeFile.unwritable(file, e);
    }
  }
}
