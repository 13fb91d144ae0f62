package dev.lampo.demo.traffic;

import dev.lampo.model.QuoteTerms;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A quote as the demo's brokers write it. Fields are kept as text, so that a broken record can be
 * made by changing one of them.
 */
final class QuoteText {
  /** Between the fields of a CSV row. */
  private static final String DELIMITER = ";";

  /** Longer texts stand without quotes, since a row that is too long must be nothing else. */
  private static final int QUOTED_MAX = 1_000;

  private final Map<String, String> fields = new LinkedHashMap<>();

  /** A well-formed quote. */
  static QuoteText of(String id, long version, QuoteTerms terms) {
    QuoteText quote = new QuoteText();
    quote.fields.put("id", id);
    quote.fields.put("revision", Long.toString(version));
    quote.fields.put("broker", terms.broker());
    quote.fields.put("customer.name", terms.customer().name());
    quote.fields.put("customer.email", terms.customer().email());
    quote.fields.put("customer.phone", terms.customer().phone());
    quote.fields.put("pickup.station", terms.pickup().station());
    quote.fields.put("pickup.at", terms.pickup().at().toString());
    quote.fields.put("return.station", terms.dropOff().station());
    quote.fields.put("return.at", terms.dropOff().at().toString());
    quote.fields.put("carClass", terms.carClass());
    quote.fields.put("price", terms.price().amount().toPlainString());
    quote.fields.put("currency", terms.price().currency());
    quote.fields.put("quotedAt", terms.quotedAt().toString());
    return quote;
  }

  /** Another text in a field, or none. */
  QuoteText with(String field, String text) {
    fields.put(field, text);
    return this;
  }

  /** Two fields in each other's place. */
  QuoteText swapped(String one, String other) {
    String text = fields.get(one);
    return with(one, fields.get(other)).with(other, text);
  }

  /** As a channel carries it. */
  byte[] bytes(Channel.Kind kind) {
    return text(kind).getBytes(StandardCharsets.UTF_8);
  }

  String text(Channel.Kind kind) {
    return switch (kind) {
      case KAFKA -> json();
      case POSTGRES, MARIADB -> row();
      case FILES -> csv();
    };
  }

  /** Nested objects, absent fields left out. */
  private String json() {
    StringBuilder json = new StringBuilder(360).append('{');
    String open = "";
    for (Map.Entry<String, String> field : fields.entrySet()) {
      if (field.getValue() == null) {
        continue;
      }
      int dot = field.getKey().indexOf('.');
      String group = dot < 0 ? "" : field.getKey().substring(0, dot);
      if (!group.equals(open)) {
        json.append(open.isEmpty() ? "" : "}");
        comma(json);
        json.append(group.isEmpty() ? "" : "\"" + group + "\":{");
        open = group;
      } else {
        comma(json);
      }
      value(json, field.getKey().substring(dot + 1), field.getValue());
    }
    return json.append(open.isEmpty() ? "}" : "}}").toString();
  }

  /** One object with a name for each column: see {@link RowColumns}. */
  private String row() {
    StringBuilder json = new StringBuilder(360).append('{');
    fields.forEach(
        (name, text) -> {
          if (text != null) {
            comma(json);
            value(json, RowColumns.column(name), text);
          }
        });
    return json.append('}').toString();
  }

  /** A row below the header of {@link CsvHeader}, where the status comes third. */
  private String csv() {
    List<String> texts =
        fields.entrySet().stream()
            .map(field -> csv(field.getKey(), field.getValue() == null ? "" : field.getValue()))
            .collect(Collectors.toList());
    texts.add(2, CsvHeader.OFFERED);
    return String.join(DELIMITER, texts);
  }

  private static String csv(String field, String text) {
    boolean quoted =
        text.length() < QUOTED_MAX
            && (field.equals("customer.name") || text.contains(DELIMITER) || text.contains("\""));
    return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  private static void value(StringBuilder json, String name, String text) {
    json.append('"').append(name).append("\":");
    if (name.equals("revision")) {
      json.append(text);
    } else {
      json.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }
  }

  private static void comma(StringBuilder json) {
    char last = json.charAt(json.length() - 1);
    if (last != '{') {
      json.append(',');
    }
  }
}
