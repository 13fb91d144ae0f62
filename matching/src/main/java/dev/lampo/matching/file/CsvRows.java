package dev.lampo.matching.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** A CSV file with a header. A row with too many or too few columns is left out and told of. */
final class CsvRows implements RecordFile {
  private static final int FIELD_MAX = 1 << 20;

  private final Path file;
  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> rows;
  private final List<String> header;
  private final Rejects rejects = new Rejects();
  private long line;

  CsvRows(Path file, Charset charset, char delimiter) throws IOException {
    this.file = file;
    reader =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .maxBufferSize(FIELD_MAX)
            .ofCsvRecord(
                new InputStreamReader(RecordFiles.input(file), RecordFiles.strict(charset)));
    rows = reader.iterator();
    header = header(delimiter);
  }

  private List<String> header(char delimiter) {
    List<String> names = read();
    if (names == null) {
      throw new BadFileException(file + ": is empty");
    }
    List<String> header = names.stream().map(name -> name.replace("\uFEFF", "").strip()).toList();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < header.size(); i++) {
      if (!header.get(i).isEmpty() && !seen.add(header.get(i))) {
        throw new BadFileException(
            file + ":1: two columns are called \"" + header.get(i) + "\"; rename one");
      }
    }
    if (header.size() == 1 && header.get(0).length() > 200) {
      throw new BadFileException(
          file + ":1: one column only, parted by '" + delimiter + "'; name what parts the columns");
    }
    return header;
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public List<String> next() {
    while (true) {
      List<String> row = read();
      if (row == null || row.size() == header.size()) {
        return row;
      }
      if (row.size() > 1 || !row.get(0).isBlank()) {
        rejects.add(
            file.toString(), line, row.size() + " columns where the header has " + header.size());
      }
    }
  }

  private List<String> read() {
    try {
      if (!rows.hasNext()) {
        return null;
      }
      CsvRecord row = rows.next();
      line = row.getStartingLineNumber();
      return row.getFields();
    } catch (UncheckedIOException e) {
      throw RecordFiles.unreadable(file, e.getCause());
    } catch (CsvParseException e) {
      if (e.getCause() instanceof IOException cause) {
        throw RecordFiles.unreadable(file, cause);
      }
      throw new BadFileException(file + ": after line " + line + ": " + e.getMessage());
    }
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public Rejects rejects() {
    return rejects;
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw RecordFiles.unreadable(file, e);
    }
  }
}
