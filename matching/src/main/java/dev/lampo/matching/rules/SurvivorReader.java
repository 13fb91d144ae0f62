package dev.lampo.matching.rules;

import dev.lampo.settings.Section;
import dev.lampo.settings.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads in which order of preference a golden record's values are chosen. */
final class SurvivorReader {
  private static final String KEY = "survivor";

  private SurvivorReader() {}

  static List<Survivor> survivors(Section section) {
    List<Survivor> survivors = new ArrayList<>();
    for (String text : RulesFile.oneOrMore(section, KEY)) {
      add(section, text, survivors);
    }
    return survivors;
  }

  private static void add(Section section, String text, List<Survivor> survivors) {
    String[] words = text.strip().split("[\\s,]+");
    List<String> known = new ArrayList<>();
    for (Survivor.Kind kind : Survivor.Kind.values()) {
      known.add(word(kind));
      if (word(kind).equals(words[0])) {
        survivors.add(new Survivor(kind, List.of(words).subList(1, words.length)));
        return;
      }
    }
    section.reject(
        KEY,
        "expected one of " + String.join(", ", known) + ", found \"" + text + "\"",
        Spelling.nearest(words[0], known));
  }

  /** Checks what survivors name, and has records keep the values at which they look. */
  static void check(Features features, Field field, Section section) {
    for (Survivor survivor : field.survivors()) {
      List<String> names = survivor.names();
      switch (survivor.kind()) {
        case MOST_RECENT, OLDEST -> {
          if (hasOne(section, survivor, "the field with the date: most-recent updated")) {
            features.index(section, KEY, names.get(0));
          }
        }
        case VALIDATED -> {
          if (hasOne(section, survivor, "the part that says yes: validated valid")) {
            features.index(section, KEY, field.name() + "." + names.get(0));
          }
        }
        case SOURCE -> {
          if (names.isEmpty()) {
            section.reject(KEY, "source wants the sources from the best down: source crm web");
          }
        }
        case MOST_FREQUENT, LONGEST, SHORTEST, GREATEST, LEAST -> {
          if (!names.isEmpty()) {
            section.reject(KEY, word(survivor.kind()) + " takes no name");
          }
        }
      }
    }
  }

  private static boolean hasOne(Section section, Survivor survivor, String wanted) {
    if (survivor.names().size() != 1) {
      section.reject(KEY, word(survivor.kind()) + " wants " + wanted);
    }
    return survivor.names().size() == 1;
  }

  private static String word(Survivor.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
