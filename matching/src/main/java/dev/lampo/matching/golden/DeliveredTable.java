package dev.lampo.matching.golden;

import dev.lampo.matching.file.DeliveredRows;
import dev.lampo.matching.file.Loading;
import dev.lampo.matching.normal.Part;
import dev.lampo.matching.record.Columns;
import dev.lampo.matching.record.RecordId;
import dev.lampo.matching.record.Table;
import dev.lampo.matching.rules.Feature;
import dev.lampo.matching.rules.Field;
import dev.lampo.matching.rules.Rules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the delivered texts of many records, each distinct text once. */
public final class DeliveredTable implements Delivered {
  private final Map<String, Integer> places = new HashMap<>();
  private final List<String> fields = new ArrayList<>();
  private final Table texts;

  /** Keeps the texts of the rules' fields. */
  public DeliveredTable(Rules rules) {
    List<Feature> features = new ArrayList<>();
    for (Field field : rules.fields()) {
      places.put(field.name(), fields.size());
      fields.add(field.name());
      features.add(new Feature(field.name(), "delivered", Part.Kind.TEXT, true));
    }
    texts = new Table(features);
  }

  /**
   * Reads the inputs of a table once more.
   *
   * @throws dev.lampo.matching.file.BadFileException where one was changed meanwhile
   */
  public static DeliveredTable of(Rules rules, Table table, List<Loading.Loaded> inputs) {
    DeliveredTable delivered = new DeliveredTable(rules);
    Map<Loading.Loaded, Columns> columns = new IdentityHashMap<>();
    DeliveredRows.forEach(
        table,
        inputs,
        (record, loaded, row) ->
            delivered.add(
                columns.computeIfAbsent(
                    loaded, each -> new Columns(rules, each.input().source(), each.header())),
                List.of(table.id(record)),
                List.of(row)));
    return delivered;
  }

  /** Adds delivered rows in the order in which their features go into the table of records. */
  public void add(Columns columns, List<RecordId> ids, List<List<String>> rows) {
    List<String[]> delivered = new ArrayList<>(rows.size());
    for (List<String> row : rows) {
      delivered.add(
          fields.stream().map(field -> columns.delivered(field, row)).toArray(String[]::new));
    }
    texts.add(ids, delivered);
  }

  @Override
  public String text(int row, String field) {
    Integer place = places.get(field);
    return place == null ? null : texts.text(row, place);
  }
}
