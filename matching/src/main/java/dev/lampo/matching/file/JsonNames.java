package dev.lampo.matching.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.StringJoiner;

/** Names and texts of a JSON object, flat: {@code address.city}. */
final class JsonNames {
  private JsonNames() {}

  static void add(JsonNode object, Set<String> names) {
    add(object, "", names);
  }

  private static void add(JsonNode object, String prefix, Set<String> names) {
    object
        .properties()
        .forEach(
            entry -> {
              String name = prefix + entry.getKey();
              if (entry.getValue().isObject()) {
                add(entry.getValue(), name + ".", names);
              } else {
                names.add(name);
              }
            });
  }

  /** The text under a flat name; empty where there is none. */
  static String text(JsonNode object, String name) {
    JsonNode whole = object.get(name);
    if (whole != null) {
      // Where the same name is a text in other objects: an object's parts have columns of their
      // own.
      return whole.isObject() ? "" : text(whole);
    }
    for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
      JsonNode inner = object.get(name.substring(0, dot));
      if (inner != null && inner.isObject()) {
        return text(inner, name.substring(dot + 1));
      }
    }
    return "";
  }

  private static String text(JsonNode value) {
    if (value.isNull()) {
      return "";
    }
    if (value.isArray()) {
      StringJoiner texts = new StringJoiner("\n");
      value.forEach(each -> texts.add(text(each)));
      return texts.toString();
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }
}
