package dev.lampo.demo.traffic;

import dev.lampo.model.QuoteTerms;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A quote as the demo's brokers write it. Fields are kept as text, so that a broken record can be
 * made by changing one of them.
 */
final class QuoteJson {
  private final Map<String, String> fields = new LinkedHashMap<>();

  /** A well-formed quote. */
  static QuoteJson of(String id, long version, QuoteTerms terms) {
    QuoteJson json = new QuoteJson();
    json.fields.put("id", id);
    json.fields.put("revision", Long.toString(version));
    json.fields.put("broker", terms.broker());
    json.fields.put("customer.name", terms.customer().name());
    json.fields.put("customer.email", terms.customer().email());
    json.fields.put("customer.phone", terms.customer().phone());
    json.fields.put("pickup.station", terms.pickup().station());
    json.fields.put("pickup.at", terms.pickup().at().toString());
    json.fields.put("return.station", terms.dropOff().station());
    json.fields.put("return.at", terms.dropOff().at().toString());
    json.fields.put("carClass", terms.carClass());
    json.fields.put("price", terms.price().amount().toPlainString());
    json.fields.put("currency", terms.price().currency());
    json.fields.put("quotedAt", terms.quotedAt().toString());
    return json;
  }

  /** Another text in a field, or none. */
  QuoteJson with(String field, String text) {
    fields.put(field, text);
    return this;
  }

  /** Two fields in each other's place. */
  QuoteJson swapped(String one, String other) {
    String text = fields.get(one);
    return with(one, fields.get(other)).with(other, text);
  }

  byte[] bytes() {
    return text().getBytes(StandardCharsets.UTF_8);
  }

  String text() {
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
      json.append('"').append(field.getKey().substring(dot + 1)).append("\":");
      value(json, field.getKey(), field.getValue());
    }
    return json.append(open.isEmpty() ? "}" : "}}").toString();
  }

  private static void value(StringBuilder json, String field, String text) {
    if (field.equals("revision")) {
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
