package dev.lampo.jobs.source.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A file under way: its records from some place on. Not for several threads. */
final class OpenFile implements AutoCloseable {
  private final InputStream in;
  private final ByteWindow window;
  private final RecordCutter cutter;

  /** Null where each line is what it is. */
  private final CsvRows rows;

  private OpenFile(InputStream in, FileFormat format, int bytesMax) {
    if (format instanceof FileFormat.Csv csv) {
      Encoding encoding = Encoding.of(Charset.forName(csv.encoding()));
      this.in = encoding.stream(in);
      window = new ByteWindow(this.in, 0);
      cutter =
          RecordCutter.rows(
              window,
              bytesMax,
              (byte) encoding.unit(csv.delimiter()).orElseThrow(),
              (byte) encoding.unit(csv.quote()).orElseThrow());
      rows = new CsvRows(csv, encoding.cut(), bytesMax);
    } else {
      this.in = in;
      window = new ByteWindow(in, 0);
      cutter = RecordCutter.lines(window, bytesMax);
      rows = null;
    }
  }

  /**
   * Opens a file.
   *
   * @param offset zero, or where an earlier reading had come to
   * @param bytesMax of a record
   * @throws BrokenFile where there is nothing to be read in it
   */
  static OpenFile open(Path path, FileFormat format, long offset, int bytesMax) throws IOException {
    boolean packed = path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    InputStream plain = Files.newInputStream(path);
    OpenFile file = new OpenFile(packed ? new UnpackedStream(plain) : plain, format, bytesMax);
    try {
      file.begin(format, offset);
      return file;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /**
   * The next record as JSON, or with its flaw; null at the end.
   *
   * @throws BrokenFile where the file cannot be read on
   */
  Cut next() throws IOException {
    Cut cut = cutter.next();
    if (rows != null) {
      return cut == null ? null : rows.row(cut);
    }
    while (cut != null && cut.flaw() == null && isBlank(cut.bytes())) {
      cut = cutter.next();
    }
    return cut;
  }

  /** What could still be read of a broken file, and is no whole record. */
  byte[] rest() {
    return window.rest(RecordCutter.PREFIX_BYTES);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void begin(FileFormat format, long offset) throws IOException {
    boolean marked = window.has(2) && window.get(0) == 0xef && window.get(1) == 0xbb;
    if (marked && window.get(2) == 0xbf) {
      window.advance(3);
    }
    if (format instanceof FileFormat.Csv csv && csv.header()) {
      rows.header(cutter.next());
    }
    window.skipTo(Math.max(offset, window.offset()));
  }

  private static boolean isBlank(byte[] line) {
    return line.length <= 2 * 1_024 && new String(line, StandardCharsets.ISO_8859_1).isBlank();
  }
}
