package dev.lampo.node.cli;

import dev.lampo.client.Rows;
import java.io.PrintWriter;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How {@code lampo sql} writes rows. */
enum ResultFormat {
  /** Aligned columns for people, with a footer. */
  TABLE {
    @Override
    void print(Rows rows, PrintWriter out) {
      TablePrinter.print(rows, out);
    }
  },
  /** RFC 4180 with a header; NULL is nothing, an empty text is {@code ""}. */
  CSV {
    @Override
    void print(Rows rows, PrintWriter out) {
      CsvPrinter.print(rows, out);
    }
  },
  /** One object per line. */
  JSON {
    @Override
    void print(Rows rows, PrintWriter out) {
      JsonPrinter.print(rows, out);
    }
  };

  abstract void print(Rows rows, PrintWriter out);

  /** Reads a format's name in any case. */
  static final class Name implements ITypeConverter<ResultFormat> {
    @Override
    public ResultFormat convert(String text) {
      return Arrays.stream(values())
          .filter(format -> format.name().equalsIgnoreCase(text))
          .findFirst()
          .orElseThrow(
              () -> new TypeConversionException("not one of table, csv and json: " + text));
    }
  }
}
