package dev.lampo.jobs.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.lampo.model.RejectCause;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Picks a few fields out of JSON objects, without a tree: their paths are kept as a tree of names
 * that is walked beside the parser. A name that stands twice in an object on the way to a field
 * makes the record unusable; what lies beside the way is passed over. The values of the last object
 * read are held until the next. Not for several threads.
 */
final class JsonFields {
  private static final int NESTING_MAX = 64;

  private final JsonFactory json =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(NESTING_MAX).build())
          .build();
  private final Utf8 utf8 = new Utf8();
  private final Name root = new Name();
  private final List<FieldReader<?>> readers = new ArrayList<>();
  private Object[] constants = {};
  private Object[] values = {};

  /** Where the value of one field is held. */
  record Slot<T>(int index, String path) {}

  /** A field to pick. */
  <T> Slot<T> field(String path, FieldReader<T> reader) {
    Slot<T> slot = slot(path, reader, null);
    Name name = root;
    for (String part : path.split("\\.")) {
      name = name.children.computeIfAbsent(part, unused -> new Name());
    }
    name.slots.add(slot);
    return slot;
  }

  /** A field that is the same in every object. */
  <T> Slot<T> constant(T value) {
    return slot("", null, value);
  }

  /**
   * Reads one object.
   *
   * @throws Unusable where it is not one JSON object in UTF-8
   */
  void read(byte[] bytes) throws Unusable {
    System.arraycopy(constants, 0, values, 0, values.length);
    utf8.check(bytes);
    try (JsonParser in = json.createParser(bytes)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw malformed("expected a JSON object, found " + found(in.currentToken()));
      }
      object(in, root);
      if (in.nextToken() != null) {
        throw malformed("something follows the JSON object");
      }
    } catch (JsonProcessingException e) {
      throw malformed("not JSON: " + Unusable.printable(e.getOriginalMessage()) + where(e));
    } catch (IOException e) {
      throw malformed("not JSON: " + Unusable.printable(String.valueOf(e.getMessage())));
    }
  }

  /** A value of the last object, or null where it was absent, null or blank. */
  @SuppressWarnings("unchecked") // a slot's reader and constant have its type
  <T> T get(Slot<T> slot) throws Unusable {
    if (slot == null) {
      return null;
    }
    Object value = values[slot.index()];
    if (value instanceof Unusable unusable) {
      throw unusable;
    }
    return (T) value;
  }

  /** A value of the last object. */
  <T> T need(Slot<T> slot) throws Unusable {
    T value = get(slot);
    if (value == null) {
      throw new Unusable(
          RejectCause.MISSING_FIELD, slot.path(), "the field is missing, null or blank");
    }
    return value;
  }

  private <T> Slot<T> slot(String path, FieldReader<T> reader, T constant) {
    readers.add(reader);
    constants = Arrays.copyOf(constants, readers.size());
    values = new Object[constants.length];
    constants[constants.length - 1] = constant;
    return new Slot<>(constants.length - 1, path);
  }

  private void object(JsonParser in, Name names) throws IOException, Unusable {
    SeenNames seen = names.seen;
    seen.clear();
    String written = in.nextFieldName();
    while (written != null) {
      if (!seen.add(written)) {
        throw malformed("the name " + Unusable.shown(written) + " stands twice in one object");
      }
      in.nextToken();
      Name name = names.children.get(written);
      if (name == null) {
        in.skipChildren();
      } else {
        value(in, name);
      }
      written = in.nextFieldName();
    }
  }

  private void value(JsonParser in, Name name) throws IOException, Unusable {
    JsonToken token = in.currentToken();
    if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
      text(in, name);
    } else if (token != JsonToken.VALUE_NULL) {
      for (Slot<?> slot : name.slots) {
        values[slot.index()] =
            Unusable.invalid("expected text or a number, found " + found(token)).at(slot.path());
      }
      if (token == JsonToken.START_OBJECT) {
        object(in, name);
      } else {
        in.skipChildren();
      }
    }
  }

  private void text(JsonParser in, Name name) throws IOException {
    char[] chars = in.getTextCharacters();
    int from = in.getTextOffset();
    int length = in.getTextLength();
    if (Texts.isBlank(chars, from, length)) {
      return;
    }
    for (Slot<?> slot : name.slots) {
      try {
        Texts.check(chars, from, length);
        values[slot.index()] = readers.get(slot.index()).read(chars, from, length);
      } catch (Unusable e) {
        values[slot.index()] = e.at(slot.path());
      }
    }
  }

  private static String found(JsonToken token) {
    if (token == null) {
      return "nothing";
    }
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      case VALUE_NULL -> "null";
      case VALUE_STRING -> "text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      default -> "something else";
    };
  }

  private static String where(JsonProcessingException e) {
    long at = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
    return at < 0 ? "" : " (byte " + at + ")";
  }

  private static Unusable malformed(String detail) {
    return new Unusable(RejectCause.MALFORMED, null, detail);
  }

  /** One name in the tree of paths. */
  private static final class Name {
    private final Map<String, Name> children = new HashMap<>();
    private final List<Slot<?>> slots = new ArrayList<>();
    private final SeenNames seen = new SeenNames();
  }
}
