package dev.lampo.jobs.source;

import dev.lampo.settings.Section;
import dev.lampo.settings.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads where a value comes from: a word such as {@code key}, or {@code {field: path}}. */
final class ValueSettings {
  private static final Pattern PATH = Pattern.compile("[^.\\s]+([. ][^.\\s]+)*");
  private static final Map<String, ValueFrom> WORDS =
      Map.of(
          "key", new ValueFrom.Key(),
          "position", new ValueFrom.Position(),
          "timestamp", new ValueFrom.Timestamp());

  private final Section section;

  ValueSettings(Section section) {
    this.section = section;
  }

  /** A value from one of the places allowed; where the file is wrong, a usable dummy. */
  ValueFrom read(String key, List<Class<? extends ValueFrom>> places) {
    if (section.isSection(key)) {
      return fromKeys(key, section.section(key), places);
    }
    String word = section.text(key);
    ValueFrom value = WORDS.get(word);
    if (value != null && places.contains(value.getClass())) {
      return value;
    }
    if (!word.isEmpty()) {
      List<String> words = new ArrayList<>(WORDS.keySet());
      words.removeIf(other -> !places.contains(WORDS.get(other).getClass()));
      section.reject(key, "expected " + forms(places), Spelling.nearest(word, words));
    }
    return new ValueFrom.Field("");
  }

  /** The path of a required {@code {field: path}}. */
  String path(String key) {
    return path(section.section(key), "field");
  }

  /** The path of {@code {field: path}}, or null where the key is not there. */
  String optionalPath(String key) {
    return section.optionalSection(key).map(below -> path(below, "field")).orElse(null);
  }

  /** A path in a section. */
  static String path(Section section, String key) {
    String path = section.text(key);
    if (!path.isBlank() && !isPath(path)) {
      section.reject(key, "expected names with dots between them, found \"" + path + "\"");
    }
    return path;
  }

  static boolean isPath(String path) {
    return PATH.matcher(path).matches();
  }

  private ValueFrom fromKeys(String key, Section below, List<Class<? extends ValueFrom>> places) {
    if (places.contains(ValueFrom.Constant.class) && below.has("constant")) {
      return new ValueFrom.Constant(below.text("constant"));
    }
    if (places.contains(ValueFrom.Header.class) && below.has("header")) {
      return new ValueFrom.Header(below.text("header"));
    }
    if (places.contains(ValueFrom.Field.class) && below.has("field")) {
      return new ValueFrom.Field(path(below, "field"));
    }
    section.reject(key, "expected " + forms(places));
    return new ValueFrom.Field("");
  }

  private static String forms(List<Class<? extends ValueFrom>> places) {
    List<String> forms = new ArrayList<>();
    for (Class<? extends ValueFrom> place : places) {
      String word = place.getSimpleName().toLowerCase(java.util.Locale.ROOT);
      forms.add(WORDS.containsKey(word) ? word : "{" + word + ": ...}");
    }
    return String.join(" or ", forms);
  }
}
