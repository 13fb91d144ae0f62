package dev.lampo.matching.rules;

import dev.lampo.matching.compare.Measure;
import dev.lampo.matching.normal.Part;
import dev.lampo.settings.Section;
import dev.lampo.settings.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads one comparison of a rules file. */
final class ComparisonReader {
  private static final double SUM_OFF_MAX = 0.01;

  private final Features features;
  private final String name;
  private final Section section;

  ComparisonReader(Features features, String name, Section section) {
    this.features = features;
    this.name = name;
    this.section = section;
  }

  Comparison comparison() {
    int feature = features.index(section, "on", section.text("on", name));
    int other =
        section.optionalText("with").map(with -> features.index(section, "with", with)).orElse(-1);
    List<Level> levels = new ArrayList<>();
    if (section.has("levels")) {
      section.eachText(
          "levels", text -> levels.add(level(text, features.at(feature).kind(), other >= 0)));
    } else {
      levels.add(new Level(Measure.EXACT, 1, Measure.EXACT.word()));
    }
    if (levels.isEmpty()) {
      section.reject("levels", "at least one level is needed, such as exact");
    }
    boolean frequency = section.flag("frequency", false);
    List<Double> m = shares("m", levels.size());
    List<Double> u = shares("u", levels.size());
    return new Comparison(name, feature, other, levels, frequency, m, u);
  }

  private Level level(String text, Part.Kind kind, boolean crosses) {
    String[] words = text.strip().split("\\s+");
    return measure(words[0])
        .map(measure -> level(measure, words, text, kind, crosses))
        .orElse(new Level(Measure.EXACT, 1, text));
  }

  private Level level(
      Measure measure, String[] words, String text, Part.Kind kind, boolean crosses) {
    if (!measure.kinds().contains(kind)) {
      section.reject(
          "levels",
          measure.word() + " is not for " + kind.name().toLowerCase(java.util.Locale.ROOT));
    }
    if (measure == Measure.CROSSED && !crosses) {
      section.reject("levels", "crossed wants a second field: with: FIELD");
    }
    if (measure.bounded() != (words.length == 2) || words.length > 2) {
      section.reject(
          "levels",
          measure.bounded()
              ? measure.word() + " wants one number, such as " + measure.example()
              : measure.word() + " takes no number");
      return new Level(measure, 1, text);
    }
    return new Level(measure, measure.bounded() ? number(words[1]) : 1, text.strip());
  }

  private Optional<Measure> measure(String word) {
    for (Measure measure : Measure.values()) {
      if (measure.word().equals(word)) {
        return Optional.of(measure);
      }
    }
    List<String> known = Arrays.stream(Measure.values()).map(Measure::word).toList();
    section.reject(
        "levels",
        "there is no measure \"" + word + "\"; there are " + String.join(", ", known),
        Spelling.nearest(word, known));
    return Optional.empty();
  }

  private double number(String word) {
    try {
      double number = Double.parseDouble(word);
      if (number >= 0 && number <= 1e12) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, with the value.
    }
    section.reject("levels", "expected a number that is not negative, found \"" + word + "\"");
    return 1;
  }

  /** Shares that are known beforehand; empty where none are written. */
  private List<Double> shares(String key, int levels) {
    List<Double> shares = new ArrayList<>();
    for (String text : section.texts(key, List.of())) {
      shares.add(share(key, text));
    }
    double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
    if (!shares.isEmpty() && (shares.size() != levels + 1 || Math.abs(sum - 1) > SUM_OFF_MAX)) {
      section.reject(
          key,
          "expected "
              + (levels + 1)
              + " shares that sum up to 1: one for each level, and the last for different values");
    }
    return shares.size() == levels + 1 ? shares : List.of();
  }

  private double share(String key, String text) {
    try {
      double share = Double.parseDouble(text);
      if (share > 0 && share < 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      // Told below, with the value.
    }
    section.reject(key, "expected a share above 0 and below 1, found \"" + text + "\"");
    return Double.MIN_NORMAL;
  }
}
