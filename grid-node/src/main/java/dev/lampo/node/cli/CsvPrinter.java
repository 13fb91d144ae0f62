package dev.lampo.node.cli;

import dev.lampo.client.Column;
import dev.lampo.client.Row;
import dev.lampo.client.Rows;
import java.io.PrintWriter;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** RFC 4180: CRLF, quotes where they are needed. */
final class CsvPrinter {
  private static final String END = "\r\n";

  private CsvPrinter() {}

  static void print(Rows rows, PrintWriter out) {
    out.print(
        rows.columns().stream().map(Column::name).map(CsvPrinter::field).collect(joined()) + END);
    int columns = rows.columns().size();
    for (Row row : rows) {
      out.print(
          IntStream.range(0, columns).mapToObj(i -> field(row.value(i))).collect(joined()) + END);
    }
  }

  private static String field(Object value) {
    if (value == null) {
      return "";
    }
    String text = CellText.of(value);
    boolean quoted =
        text.isEmpty()
            || text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(",");
  }
}
