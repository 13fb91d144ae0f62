package dev.lampo.jobs.source.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import dev.lampo.jobs.source.Flaw;
import dev.lampo.model.RejectCause;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes JSON objects of rows. Not for several threads. */
final class CsvRows {
  private final CharsetDecoder decoder;
  private final CsvReader.CsvReaderBuilder parser;
  private final int bytesMax;
  private final JsonFactory json = new JsonFactory();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1_024);
  private StringArrayHandler fields;
  private CsvColumns columns;

  CsvRows(FileFormat.Csv format, Charset charset, int bytesMax) {
    decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    parser =
        CsvReader.builder()
            .fieldSeparator(format.delimiter())
            .quoteCharacter(format.quote())
            .skipEmptyLines(false)
            .allowUnclosedQuote(false);
    this.bytesMax = bytesMax;
    fields = newHandler();
    if (!format.columns().isEmpty()) {
      columns = CsvColumns.of(format.columns());
    }
  }

  /**
   * Takes the first row for names, unless the settings have named the columns.
   *
   * @param cut null where the file has no row
   * @throws BrokenFile where the names cannot be used
   */
  void header(Cut cut) throws BrokenFile {
    if (cut == null) {
      throw unusable("the file is empty, expected the names of its columns");
    }
    if (columns != null) {
      return;
    }
    try {
      if (cut.flaw() != null) {
        throw unusable(cut.flaw().detail());
      }
      columns = CsvColumns.of(List.of(fields(text(cut.bytes()))));
    } catch (CharacterCodingException e) {
      throw unusable(notInEncoding());
    } catch (CsvParseException | IllegalArgumentException e) {
      throw unusable(e.getMessage());
    }
  }

  /** The row as a JSON object, or with its flaw and what it holds. */
  Cut row(Cut cut) {
    if (cut.flaw() != null) {
      return cut;
    }
    String text;
    try {
      text = text(cut.bytes());
    } catch (CharacterCodingException e) {
      return flawed(cut, cut.bytes(), notInEncoding());
    }
    byte[] readable = text.getBytes(StandardCharsets.UTF_8);
    if (text.indexOf('\0') >= 0) {
      return flawed(cut, readable, "a NUL character stands in the row");
    }
    try {
      return object(cut, fields(text), readable);
    } catch (CsvParseException e) {
      fields = newHandler();
      return flawed(cut, readable, "not CSV: " + e.getMessage());
    }
  }

  private Cut object(Cut cut, String[] row, byte[] readable) {
    if (row.length != columns.count()) {
      return flawed(
          cut,
          readable,
          "row of " + row.length + " fields, but there are " + columns.count() + " columns");
    }
    out.reset();
    try (JsonGenerator generator = json.createGenerator(out)) {
      columns.write(row, generator);
    } catch (IOException e) {
      return flawed(cut, readable, "cannot be written as JSON: " + e.getMessage());
    }
    return new Cut(cut.offset(), cut.next(), out.toByteArray(), null);
  }

  private String[] fields(String text) {
    return parser.ofSingleCsvRecord(fields, text);
  }

  private String text(byte[] bytes) throws CharacterCodingException {
    return decoder.decode(ByteBuffer.wrap(bytes)).toString();
  }

  private StringArrayHandler newHandler() {
    return StringArrayHandler.builder().maxFieldSize(bytesMax).maxRecordSize(bytesMax).build();
  }

  private String notInEncoding() {
    return "bytes that are no characters of " + decoder.charset();
  }

  private static BrokenFile unusable(String detail) {
    return new BrokenFile(
        RejectCause.NOT_READ, "the first row cannot be used, so the file is not read: " + detail);
  }

  private static Cut flawed(Cut cut, byte[] readable, String detail) {
    return new Cut(cut.offset(), cut.next(), readable, new Flaw(RejectCause.MALFORMED, detail));
  }
}
