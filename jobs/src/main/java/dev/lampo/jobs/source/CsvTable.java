package dev.lampo.jobs.source;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.lampo.settings.Problem;
import dev.lampo.settings.Spelling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A CSV file that an operator edits: a heading line, then rows; lines that begin with {@code #} are
 * comments. Problems are collected with the line they are in.
 */
final class CsvTable {
  private static final int TEXT_CHARS_MAX = 2_000;

  private final Path path;
  private final List<Problem> problems;
  private final List<Row> rows = new ArrayList<>();

  private CsvTable(Path path, List<Problem> problems) {
    this.path = path;
    this.problems = problems;
  }

  /** Reads a file that must have exactly these columns, in any order. */
  static CsvTable read(Path path, List<String> columns, List<Problem> problems) {
    CsvTable table = new CsvTable(path, problems);
    table.fill(columns);
    return table;
  }

  /** The rows that have as many fields as the heading. */
  List<Row> rows() {
    return rows;
  }

  private void fill(List<String> columns) {
    try (CsvReader<CsvRecord> reader = reader(Files.readString(path))) {
      List<String> heading = null;
      for (CsvRecord line : reader) {
        if (heading == null) {
          heading = line.getFields().stream().map(String::strip).toList();
          if (!isComplete(heading, columns, (int) line.getStartingLineNumber())) {
            return;
          }
        } else {
          add(heading, line);
        }
      }
      if (heading == null) {
        problem(0, "", "file is empty, expected the heading " + String.join(",", columns), null);
      }
    } catch (NoSuchFileException e) {
      problem(0, "", "file does not exist", null);
    } catch (IOException e) {
      problem(0, "", "file cannot be read as UTF-8 text: " + e.getClass().getSimpleName(), null);
    } catch (CsvParseException e) {
      problem(0, "", "invalid CSV: " + e.getMessage(), null);
    }
  }

  private static CsvReader<CsvRecord> reader(String text) {
    return CsvReader.builder()
        .commentStrategy(CommentStrategy.SKIP)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .ofCsvRecord(text.startsWith("\ufeff") ? text.substring(1) : text);
  }

  private boolean isComplete(List<String> heading, List<String> columns, int line) {
    boolean complete = true;
    Set<String> seen = new HashSet<>();
    for (String column : heading) {
      if (!columns.contains(column)) {
        List<String> free = columns.stream().filter(name -> !heading.contains(name)).toList();
        problem(line, column, "unknown column", Spelling.nearest(column, free));
      } else if (!seen.add(column)) {
        problem(line, column, "column stands here twice", null);
        complete = false;
      }
    }
    for (String column : columns) {
      if (!seen.contains(column)) {
        problem(line, column, "column is missing", null);
        complete = false;
      }
    }
    return complete;
  }

  private void add(List<String> heading, CsvRecord line) {
    int number = (int) line.getStartingLineNumber();
    if (line.getFieldCount() != heading.size()) {
      String fields = line.getFieldCount() + (line.getFieldCount() == 1 ? " field" : " fields");
      problem(number, "", "row has " + fields + ", the heading " + heading.size(), null);
      return;
    }
    for (int i = 0; i < heading.size(); i++) {
      String text = line.getField(i);
      if (text.length() > TEXT_CHARS_MAX || text.chars().anyMatch(Character::isISOControl)) {
        problem(number, heading.get(i), "too long, or not one line of plain text", null);
        return;
      }
    }
    rows.add(new Row(number, heading, line.getFields().stream().map(String::strip).toList()));
  }

  private void problem(int line, String column, String message, String suggestion) {
    problems.add(new Problem(path.toString(), line, column, message, suggestion));
  }

  /** One line of the file. */
  final class Row {
    private final int line;
    private final List<String> heading;
    private final List<String> fields;

    private Row(int line, List<String> heading, List<String> fields) {
      this.line = line;
      this.heading = heading;
      this.fields = fields;
    }

    int line() {
      return line;
    }

    /** A field that may be empty. */
    String get(String column) {
      return fields.get(heading.indexOf(column));
    }

    /** A field that must not be empty, or the dummy after noting that it is. */
    String need(String column, String dummy) {
      String text = get(column);
      if (text.isEmpty()) {
        reject(column, "must not be empty", null);
        return dummy;
      }
      return text;
    }

    /** A field with several texts between vertical bars. */
    List<String> list(String column) {
      List<String> texts = new ArrayList<>();
      for (String text : get(column).split("\\|")) {
        if (!text.isBlank()) {
          texts.add(text.strip());
        }
      }
      return List.copyOf(texts);
    }

    void reject(String column, String message, String suggestion) {
      problem(line, column, message, suggestion);
    }
  }
}
