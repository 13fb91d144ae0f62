package dev.lampo.node.cli;

import dev.lampo.client.Column;
import dev.lampo.client.Row;
import dev.lampo.client.Rows;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Aligned columns: text to the left, numbers to the right, NULL spelt out. */
final class TablePrinter {
  private static final String NULL = "NULL";

  private TablePrinter() {}

  static void print(Rows rows, PrintWriter out) {
    List<Column> columns = rows.columns();
    List<List<String>> lines = new ArrayList<>();
    rows.forEach(row -> lines.add(cells(row, columns.size())));
    print(columns, lines, out);
  }

  static void print(List<Column> columns, List<List<String>> lines, PrintWriter out) {
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = width(CellText.onScreen(columns.get(i).name()));
      for (List<String> line : lines) {
        widths[i] = Math.max(widths[i], width(line.get(i)));
      }
    }
    List<String> header = columns.stream().map(column -> CellText.onScreen(column.name())).toList();
    out.println(line(columns, header, widths));
    out.println(rule(widths));
    lines.forEach(line -> out.println(line(columns, line, widths)));
  }

  private static List<String> cells(Row row, int count) {
    List<String> cells = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Object value = row.value(i);
      cells.add(value == null ? NULL : CellText.onScreen(value));
    }
    return cells;
  }

  private static String line(List<Column> columns, List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String pad = " ".repeat(widths[i] - width(cells.get(i)));
      boolean right = columns.get(i).numeric();
      line.append(i == 0 ? " " : " | ")
          .append(right ? pad : "")
          .append(cells.get(i))
          .append(right ? "" : pad);
    }
    return line.toString().stripTrailing();
  }

  private static String rule(int[] widths) {
    return java.util.Arrays.stream(widths)
        .mapToObj(width -> "-".repeat(width + 2))
        .collect(Collectors.joining("+"));
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
