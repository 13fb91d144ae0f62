package dev.lampo.matching.profile;

import dev.lampo.matching.normal.Normaliser;
import dev.lampo.matching.normal.Normalisers;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One column of a sample.
 *
 * @param name as the input calls it
 * @param rows how many rows were looked at
 * @param filled how many had a value
 * @param distinct how many different values there were
 * @param kind what it seems to hold
 */
public record ColumnProfile(String name, int rows, int filled, int distinct, ColumnKind kind) {
  /** Below this share of filled rows a column is not compared. */
  private static final double FILLED_LEAST = 0.02;

  private static final double NEARLY_ALL = 0.9;
  private static final int CATEGORIES_MAX = 60;
  private static final double WORDS_MANY = 3.5;

  /** Looks at a column's values, of which empty ones count as absent. */
  static ColumnProfile of(String name, List<String> values) {
    List<String> there =
        values.stream().filter(value -> !value.isBlank()).map(String::strip).toList();
    Set<String> distinct = new HashSet<>(there);
    ColumnKind kind = kind(name, values.size(), there, distinct);
    return new ColumnProfile(name, values.size(), there.size(), distinct.size(), kind);
  }

  private static ColumnKind kind(String name, int rows, List<String> values, Set<String> distinct) {
    if (values.size() < FILLED_LEAST * rows
        || distinct.size() < 2
        || isId(name, values, distinct)) {
      return ColumnKind.NOTHING;
    }
    if (share(values, value -> value.indexOf('@') > 0 && value.indexOf(' ') < 0) > NEARLY_ALL) {
      return ColumnKind.EMAIL;
    }
    if (share(values, value -> value.length() == 16) > NEARLY_ALL
        && share(values, reads("codice-fiscale")) > NEARLY_ALL) {
      return ColumnKind.CODICE_FISCALE;
    }
    ColumnKind called = called(name);
    if (called == ColumnKind.DATE || share(values, ColumnProfile::looksLikeDate) > NEARLY_ALL) {
      return share(values, reads("date")) > 0.5 ? ColumnKind.DATE : ColumnKind.CODE;
    }
    if (called != null) {
      return called;
    }
    return byContents(values, distinct);
  }

  private static ColumnKind byContents(List<String> values, Set<String> distinct) {
    if (distinct.size() <= CATEGORIES_MAX && distinct.size() * 10 < values.size()) {
      return ColumnKind.CATEGORY;
    }
    if (share(values, value -> value.matches("-?\\d+[.,]\\d{1,4}")) > NEARLY_ALL) {
      return ColumnKind.NUMBER;
    }
    if (share(values, value -> value.chars().anyMatch(Character::isDigit)) > NEARLY_ALL
        && share(values, value -> value.indexOf(' ') < 0) > NEARLY_ALL) {
      return ColumnKind.CODE;
    }
    double words =
        values.stream().mapToInt(value -> value.split("\\s+").length).average().orElse(0);
    return words > WORDS_MANY ? ColumnKind.WORDS : ColumnKind.TEXT;
  }

  /** Different in every row, and called or numbered like a name of records. */
  private static boolean isId(String name, List<String> values, Set<String> distinct) {
    if (distinct.size() < values.size()) {
      return false;
    }
    String plain = name.toLowerCase(Locale.ROOT);
    return plain.matches("(.*[^a-z])?(id|key|no|nr|index|row|uuid|guid)([^a-z].*)?")
        || plain.endsWith("id")
        || share(values, value -> value.matches("\\d{1,9}")) == 1 && values.size() > 20;
  }

  /** The kind whose headings the name, or one of its words, is. */
  private static ColumnKind called(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    String plain = lower.replaceAll("[^a-z0-9]", "");
    for (ColumnKind kind : ColumnKind.values()) {
      if (kind.headings().contains(plain)) {
        return kind;
      }
    }
    for (String word : lower.split("[^a-z0-9]+")) {
      for (ColumnKind kind : ColumnKind.values()) {
        if (word.length() > 2 && kind.headings().contains(word)) {
          return kind;
        }
      }
    }
    return plain.equals("name") ? ColumnKind.PERSON : null;
  }

  private static boolean looksLikeDate(String value) {
    return value.matches("\\d{4}-\\d\\d-\\d\\d.*|\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}|(19|20)\\d{6}");
  }

  private static Predicate<String> reads(String normaliser) {
    Normaliser reading = Normalisers.named(normaliser).orElse(null);
    return value -> {
      if (reading == null) {
        return false;
      }
      String[] delivered = new String[reading.inputs().size()];
      delivered[0] = value;
      return reading.normalise(delivered)[0] != null;
    };
  }

  private static double share(List<String> values, Predicate<String> holds) {
    return (double) values.stream().filter(holds).count() / Math.max(1, values.size());
  }
}
