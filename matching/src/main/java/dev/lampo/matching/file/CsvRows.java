package dev.lampo.matching.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** A CSV file with a header. A row with too many or too few columns is left out and told of. */
final class CsvRows implements RecordFile {
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
            .maxBufferSize(RecordFiles.VALUE_MAX)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            // Else the rest of the file would be one value.
            .allowUnclosedQuote(false)
            .ofCsvRecord(RecordFiles.reader(file, charset));
    rows = reader.iterator();
    header = header(delimiter);
  }

  private List<String> header(char delimiter) {
    List<String> names = read();
    if (names == null) {
      throw new BadFileException(file + ": is empty");
    }
    List<String> header = new ArrayList<>();
    for (String name : names) {
      String plain = name.strip();
      // A column without a name is a column: it must not be lost, nor mixed up with another.
      header.add(plain.isEmpty() ? "column " + (header.size() + 1) : plain);
    }
    Set<String> seen = new HashSet<>();
    for (String name : header) {
      if (!seen.add(name)) {
        throw new BadFileException(
            file + ":1: two columns are called \"" + name + "\"; rename one");
      }
    }
    if (header.size() == 1) {
      Delimiter.requireOneColumn(file, header.get(0), delimiter);
    }
    return List.copyOf(header);
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
      throw RecordFiles.unreadable(file, line, e.getCause());
    } catch (CsvParseException e) {
      if (e.getCause() instanceof IOException cause) {
        throw RecordFiles.unreadable(file, line, cause);
      }
      throw wrong(e.getMessage());
    }
  }

  /** The parser can go on after none of these: it does not know where the next row begins. */
  private BadFileException wrong(String problem) {
    String why;
    if (problem.contains("buffer")) {
      why = "a value has more than " + RecordFiles.VALUE_MAX + " letters; is a quote not closed?";
    } else if (problem.contains("Unclosed")) {
      why = "a quote is opened and never closed";
    } else {
      why = problem + "; a quote within a quoted value is written twice";
    }
    return new BadFileException(file + ": after line " + line + ": " + why);
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
      throw RecordFiles.unreadable(file, line, e);
    }
  }
}
