package dev.lampo.matching.golden;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.lampo.matching.file.WholeFile;
import dev.lampo.matching.rules.Rules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Writes one golden record for each entity, each field with its record and reason. */
public final class GoldenFile {
  private GoldenFile() {}

  /** Writes JSON lines where the name says so, else CSV. */
  public static void write(Rules rules, GoldenRecords golden, int[] entities, Path file) {
    boolean json = file.getFileName().toString().matches("(?i).*\\.(jsonl|ndjson|json)");
    try (WholeFile whole = new WholeFile(file)) {
      golden.forEach(entities, json ? json(whole.writer()) : csv(rules, whole.writer()));
      whole.finish();
    } catch (UncheckedIOException e) {
      throw WholeFile.unwritable(file, e.getCause());
    }
  }

  private static Consumer<GoldenRecord> json(Writer out) {
    return record -> {
      try {
        out.write(GoldenRows.json(record).toString());
        out.write('\n');
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private static Consumer<GoldenRecord> csv(Rules rules, Writer out) {
    CsvWriter writer = CsvWriter.builder().bufferSize(0).build(out);
    writer.writeRecord(GoldenRows.header(rules, true));
    return record -> writer.writeRecord(GoldenRows.row(record, true));
  }
}
