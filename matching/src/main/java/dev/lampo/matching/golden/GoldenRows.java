package dev.lampo.matching.golden;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lampo.matching.record.RecordId;
import dev.lampo.matching.rules.Field;
import dev.lampo.matching.rules.Rules;
import java.util.ArrayList;
import java.util.List;

/** Golden records as rows of a CSV file and as JSON. */
public final class GoldenRows {
  private GoldenRows() {}

  /**
   * The columns of a CSV file: the entity, the number of its records, then each field.
   *
   * @param origins whether each field is followed by its normalised value, record and reason
   */
  public static List<String> header(Rules rules, boolean origins) {
    List<String> header = new ArrayList<>(List.of("entity", "records"));
    for (Field field : rules.fields()) {
      header.add(field.name());
      if (origins) {
        header.add(field.name() + ".normalised");
        header.add(field.name() + ".record");
        header.add(field.name() + ".reason");
      }
    }
    return header;
  }

  /** The row under that header; an absent value is an empty text. */
  public static List<String> row(GoldenRecord golden, boolean origins) {
    List<String> row = new ArrayList<>();
    row.add(golden.entity().toString());
    row.add(Integer.toString(golden.records().size()));
    for (GoldenField field : golden.fields()) {
      row.add(text(field.value()));
      if (origins) {
        row.add(text(field.normalised()));
        row.add(field.from() == null ? "" : field.from().toString());
        row.add(field.reason().toString());
      }
    }
    return row;
  }

  /** The golden record with everything that is known of its fields. */
  public static ObjectNode json(GoldenRecord golden) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("entity", golden.entity().toString());
    ArrayNode records = node.putArray("records");
    golden.records().forEach(record -> records.add(json(record)));
    ObjectNode fields = node.putObject("fields");
    golden.fields().forEach(field -> fields.set(field.field(), json(field)));
    return node;
  }

  private static ObjectNode json(GoldenField field) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("value", field.value());
    node.put("normalised", field.normalised());
    if (field.from() != null) {
      node.set("from", json(field.from()));
    }
    node.put("way", field.reason().way());
    node.put("had", field.reason().had());
    node.put("of", field.reason().of());
    return node.put("values", field.reason().values());
  }

  private static ObjectNode json(RecordId id) {
    return JsonNodeFactory.instance.objectNode().put("source", id.source()).put("id", id.id());
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}
