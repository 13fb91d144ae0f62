package dev.lampo.node.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lampo.client.Column;
import dev.lampo.client.Row;
import dev.lampo.client.Rows;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;

/** One object per line; whole and decimal numbers with every digit. */
final class JsonPrinter {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();
  private static final JsonNodeFactory EXACT = new JsonNodeFactory(true);

  private JsonPrinter() {}

  static void print(Rows rows, PrintWriter out) {
    List<Column> columns = rows.columns();
    for (Row row : rows) {
      out.println(text(object(columns, row)));
    }
  }

  /** One line. */
  static String text(ObjectNode object) {
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** A record as one object. */
  static String text(Record value) {
    return text(JSON.<ObjectNode>valueToTree(value));
  }

  /** An empty object; it keeps the digits of decimals. */
  static ObjectNode object() {
    return EXACT.objectNode();
  }

  static ObjectNode object(List<Column> columns, Row row) {
    ObjectNode object = object();
    for (int i = 0; i < columns.size(); i++) {
      put(object, columns.get(i).name(), row.value(i));
    }
    return object;
  }

  private static void put(ObjectNode object, String name, Object value) {
    if (value == null) {
      object.putNull(name);
    } else if (value instanceof Boolean flag) {
      object.put(name, flag);
    } else if (value instanceof BigDecimal decimal) {
      object.put(name, decimal);
    } else if (value instanceof Double || value instanceof Float) {
      putFloating(object, name, ((Number) value).doubleValue());
    } else if (value instanceof Number number) {
      object.put(name, number.longValue());
    } else {
      object.put(name, CellText.of(value));
    }
  }

  /** JSON has no infinity. */
  private static void putFloating(ObjectNode object, String name, double value) {
    if (Double.isFinite(value)) {
      object.put(name, value);
    } else {
      object.put(name, Double.toString(value));
    }
  }
}
