package dev.lampo.matching.rules;

import dev.lampo.matching.normal.Part;
import dev.lampo.settings.Section;
import dev.lampo.settings.Spelling;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The features that rules look at, found by how they are written, each kept once. */
final class Features {
  private static final Pattern CALL =
      Pattern.compile("([a-z]+)(\\d*)\\(\\s*([\\p{L}\\p{N}_.-]+)\\s*\\)");

  private static final int COUNT_DIGITS_MAX = 6;
  private static final Set<Part.Kind> WORDY =
      EnumSet.of(Part.Kind.TEXT, Part.Kind.WORDS, Part.Kind.SET);

  private final Map<String, Field> fields;
  private final List<Feature> features = new ArrayList<>(List.of(Feature.SOURCE));

  Features(Map<String, Field> fields) {
    this.fields = fields;
  }

  List<Feature> all() {
    return List.copyOf(features);
  }

  Feature at(int index) {
    return features.get(index);
  }

  /** Keeps the field's main part, which golden records and explanations show. */
  void keep(Field field) {
    index(feature(field, field.normaliser().parts().get(0)));
  }

  /** The place of a feature; the problem is noted where there is no such one. */
  int index(Section section, String key, String text) {
    if (text.equals(Feature.SOURCE.field()) && !fields.containsKey(text)) {
      return 0;
    }
    String[] names = text.split("\\.", 2);
    Field field = fields.get(names[0]);
    if (field == null) {
      section.reject(
          key,
          "there is no field \"" + names[0] + "\"; there are " + String.join(", ", fields.keySet()),
          Spelling.nearest(names[0], fields.keySet()));
      return 0;
    }
    List<Part> parts = field.normaliser().parts();
    if (names.length == 1) {
      return index(feature(field, parts.get(0)));
    }
    for (Part part : parts) {
      if (part.name().equals(names[1])) {
        return index(feature(field, part));
      }
    }
    List<String> known = parts.stream().map(Part::name).toList();
    section.reject(
        key,
        field.normaliser().name()
            + " has no part \""
            + names[1]
            + "\"; it has "
            + String.join(", ", known),
        Spelling.nearest(names[1], known));
    return 0;
  }

  /** One part of a blocking key, such as {@code first3(family)}. */
  KeyPart keyPart(Section section, String key, String text) {
    Matcher call = CALL.matcher(text);
    if (!call.matches()) {
      return new KeyPart(KeyPart.Take.WHOLE, 0, index(section, key, text), text);
    }
    Optional<KeyPart.Take> take = take(section, key, call.group(1));
    int count = count(section, key, call.group(2));
    take.ifPresent(known -> checkCount(section, key, known, count, call));
    int index = index(section, key, call.group(3));
    take.ifPresent(known -> checkWords(section, key, known, features.get(index), call));
    return new KeyPart(take.orElse(KeyPart.Take.WHOLE), count, index, text);
  }

  private static void checkCount(
      Section section, String key, KeyPart.Take take, int count, Matcher call) {
    if (take.counted() != count > 0) {
      section.reject(
          key,
          take.counted()
              ? "how many? For example " + call.group(1) + "3(" + call.group(3) + ")"
              : call.group(1) + " takes no number");
    }
  }

  private static void checkWords(
      Section section, String key, KeyPart.Take take, Feature feature, Matcher call) {
    if (take.wantsWords() && !WORDY.contains(feature.kind())) {
      section.reject(
          key,
          call.group(3)
              + " is a "
              + feature.kind().name().toLowerCase(Locale.ROOT)
              + " and has no words for "
              + call.group(1)
              + call.group(2));
    }
  }

  private static int count(Section section, String key, String digits) {
    if (digits.length() > COUNT_DIGITS_MAX) {
      section.reject(key, "the number " + digits + " is too large");
      return 1;
    }
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  private static Optional<KeyPart.Take> take(Section section, String key, String name) {
    List<String> known = new ArrayList<>();
    for (KeyPart.Take take : KeyPart.Take.values()) {
      String word = take.name().toLowerCase(Locale.ROOT);
      if (word.equals(name)) {
        return Optional.of(take);
      }
      known.add(word);
    }
    section.reject(
        key,
        "there is no \"" + name + "\"; there are " + String.join(", ", known),
        Spelling.nearest(name, known));
    return Optional.empty();
  }

  private int index(Feature feature) {
    int index = features.indexOf(feature);
    if (index < 0) {
      features.add(feature);
      return features.size() - 1;
    }
    return index;
  }

  private static Feature feature(Field field, Part part) {
    boolean main = field.normaliser().parts().get(0).equals(part);
    return new Feature(field.name(), part.name(), part.kind(), main);
  }
}
