package dev.lampo.matching.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Names and texts of a JSON object, flat: {@code address.city}. Objects in a list are told apart by
 * numbers where they say the same: {@code phones.number}, {@code phones.number.2}.
 */
final class JsonNames {
  /** Of longer lists the rest is not looked at: each object of one may make columns of its own. */
  private static final int OBJECTS_MAX = 20;

  private final Map<String, String> texts = new LinkedHashMap<>();

  private JsonNames() {}

  /** The texts of an object by their flat names. */
  static Map<String, String> texts(JsonNode object) {
    JsonNames names = new JsonNames();
    names.add(object, "");
    return names.texts;
  }

  private void add(JsonNode object, String prefix) {
    // What is called by the whole name goes before what only happens to be called so when flat.
    object
        .properties()
        .forEach(
            entry -> {
              if (!entry.getValue().isObject() && !holdsObjects(entry.getValue())) {
                texts.putIfAbsent(prefix + entry.getKey(), text(entry.getValue()));
              }
            });
    object
        .properties()
        .forEach(
            entry -> {
              String name = prefix + entry.getKey();
              if (entry.getValue().isObject()) {
                add(entry.getValue(), name + ".");
              } else if (holdsObjects(entry.getValue())) {
                addList(entry.getValue(), name);
              }
            });
  }

  private static boolean holdsObjects(JsonNode value) {
    if (value.isArray()) {
      for (JsonNode each : value) {
        if (each.isObject()) {
          return true;
        }
      }
    }
    return false;
  }

  private void addList(JsonNode list, String name) {
    StringJoiner plain = new StringJoiner("\n");
    int objects = 0;
    for (JsonNode each : list) {
      if (!each.isObject()) {
        plain.add(text(each));
      } else if (objects++ < OBJECTS_MAX) {
        addNumbered(texts(each), name + ".");
      }
    }
    if (plain.length() > 0) {
      texts.putIfAbsent(name, plain.toString());
    }
  }

  /** All of one object under one number, so that a city stays with its street. */
  private void addNumbered(Map<String, String> object, String prefix) {
    String number = "";
    for (int next = 2; isTaken(object, prefix, number); next++) {
      number = "." + next;
    }
    for (Map.Entry<String, String> text : object.entrySet()) {
      texts.put(prefix + text.getKey() + number, text.getValue());
    }
  }

  private boolean isTaken(Map<String, String> object, String prefix, String number) {
    return object.keySet().stream().anyMatch(name -> texts.containsKey(prefix + name + number));
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
