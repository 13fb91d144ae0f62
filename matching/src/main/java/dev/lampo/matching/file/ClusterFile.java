package dev.lampo.matching.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.lampo.matching.record.RecordId;
import dev.lampo.matching.record.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Writes every record of the inputs, as it was delivered, with the entity to which it belongs in
 * front. The inputs are read once more, so that their texts need not be held.
 */
public final class ClusterFile {
  private final List<Loading.Loaded> inputs;
  private final Table table;
  private final IntFunction<String> entities;
  private final List<String> columns = new ArrayList<>();

  /**
   * Prepares the file.
   *
   * @param table the records of these inputs
   * @param entities the id of the entity of each of the table's rows
   */
  public ClusterFile(List<Loading.Loaded> inputs, Table table, IntFunction<String> entities) {
    this.inputs = List.copyOf(inputs);
    this.table = table;
    this.entities = entities;
    Set<String> names = new LinkedHashSet<>();
    inputs.forEach(input -> names.addAll(input.header()));
    columns.addAll(names);
  }

  /** Writes JSON lines where the name says so, else CSV. */
  public void write(Path file) {
    try (WholeFile whole = new WholeFile(file)) {
      if (file.getFileName().toString().matches("(?i).*\\.(jsonl|ndjson|json)")) {
        json(whole.writer());
      } else {
        csv(whole.writer());
      }
      whole.finish();
    } catch (IOException e) {
      throw WholeFile.unwritable(file, e);
    } catch (UncheckedIOException e) {
      throw WholeFile.unwritable(file, e.getCause());
    }
  }

  private void csv(Writer out) throws IOException {
    CsvWriter writer = CsvWriter.builder().build(out);
    List<String> header = new ArrayList<>(List.of("cluster", "source", "record"));
    columns.forEach(column -> header.add(header.contains(column) ? column + "_delivered" : column));
    writer.writeRecord(header);
    each(
        (record, loaded, row) -> {
          RecordId id = table.id(record);
          List<String> cells =
              new ArrayList<>(List.of(entities.apply(record), id.source(), id.id()));
          for (String column : columns) {
            int at = loaded.header().indexOf(column);
            cells.add(at < 0 ? "" : row.get(at));
          }
          writer.writeRecord(cells);
        });
    writer.flush();
  }

  private void json(Writer out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setRootValueSeparator(new com.fasterxml.jackson.core.io.SerializedString("\n"));
      each((record, loaded, row) -> object(json, record, loaded, row));
    }
    out.write("\n");
  }

  private void object(JsonGenerator json, int record, Loading.Loaded loaded, List<String> row)
      throws IOException {
    RecordId id = table.id(record);
    json.writeStartObject();
    json.writeStringField("cluster", entities.apply(record));
    json.writeStringField("source", id.source());
    json.writeStringField("record", id.id());
    json.writeObjectFieldStart("columns");
    for (int i = 0; i < row.size(); i++) {
      if (!row.get(i).isEmpty()) {
        json.writeStringField(loaded.header().get(i), row.get(i));
      }
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void each(RowWriter writer) {
    DeliveredRows.forEach(
        table,
        inputs,
        (record, loaded, row) -> {
          try {
            writer.row(record, loaded, row);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @FunctionalInterface
  private interface RowWriter {
    void row(int record, Loading.Loaded loaded, List<String> row) throws IOException;
  }
}
