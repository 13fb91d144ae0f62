package dev.lampo.matching.profile;

import dev.lampo.matching.normal.Normaliser;
import dev.lampo.matching.normal.Normalisers;
import dev.lampo.matching.normal.Part;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One column of a sample.
 *
 * @param name as the input calls it
 * @param rows how many rows were looked at
 * @param filled how many had a value
 * @param distinct how many different values there were
 * @param kind what it seems to hold
 * @param why why it is not compared; empty where it is
 */
public record ColumnProfile(
    String name, int rows, int filled, int distinct, ColumnKind kind, String why) {
  /** Below this share of filled rows a column is not compared. */
  private static final double FILLED_LEAST = 0.02;

  private static final double NEARLY_ALL = 0.9;
  private static final int CATEGORIES_MAX = 60;

  /** A text that as many records share says little about each. */
  private static final int MANY = 10;

  /** How columns are called that name records, even where some repeat by mistake. */
  private static final Pattern USUAL = Pattern.compile("(rec|record|unique|customer|row)?id|key");

  private static final Set<String> SOURCES =
      Set.of("source", "datasource", "sourcesystem", "fonte");

  private static final Normaliser COMPANIES = Normalisers.named("company-name").orElseThrow();
  private static final int FORM =
      COMPANIES.parts().stream().map(Part::name).toList().indexOf("form");

  /** A column called {@code name} holds companies where so many have a legal form. */
  private static final double FORMS_LEAST = 0.1;

  private static final double WORDS_MANY = 3.5;

  /** Looks at a column's values, of which empty ones count as absent. */
  static ColumnProfile of(Sample sample, int column) {
    String name = sample.columns().get(column);
    List<String> there =
        sample.column(column).stream()
            .filter(value -> !value.isBlank())
            .map(String::strip)
            .toList();
    Set<String> distinct = new HashSet<>(there);
    String why = why(sample, column, there, distinct);
    return new ColumnProfile(
        name,
        sample.rows().size(),
        there.size(),
        distinct.size(),
        why.isEmpty() ? kind(name, there, distinct) : ColumnKind.NOTHING,
        why);
  }

  private static String why(Sample sample, int column, List<String> values, Set<String> distinct) {
    if (values.isEmpty()) {
      return "is empty";
    }
    if (values.size() < FILLED_LEAST * sample.rows().size()) {
      return "is nearly always empty";
    }
    if (distinct.size() < 2) {
      return "is the same everywhere";
    }
    String name = sample.columns().get(column);
    if (SOURCES.contains(plain(name))) {
      return "names the source; see --source";
    }
    boolean named = USUAL.matcher(plain(name)).matches();
    return (named || isId(name, values) && sample.isUnique(column))
            && !Agreement.elsewhere(sample, column)
        ? "names or numbers the records"
        : "";
  }

  private static ColumnKind kind(String name, List<String> values, Set<String> distinct) {
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
    if (called == ColumnKind.PERSON && share(values, ColumnProfile::hasForm) > FORMS_LEAST) {
      return ColumnKind.COMPANY;
    }
    if (called != null) {
      return called;
    }
    return byContents(values, distinct);
  }

  private static ColumnKind byContents(List<String> values, Set<String> distinct) {
    if (distinct.size() <= CATEGORIES_MAX && distinct.size() * MANY < values.size()) {
      return ColumnKind.CATEGORY;
    }
    if (distinct.size() * MANY < values.size()
        && share(values, value -> value.matches("0|[1-9]\\d{0,8}")) > NEARLY_ALL) {
      return ColumnKind.NUMERAL;
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

  /** Called or numbered like a name of records. */
  private static boolean isId(String name, List<String> values) {
    String plain = name.toLowerCase(Locale.ROOT);
    return plain.matches("(.*[^a-z])?(id|key|no|nr|index|row|uuid|guid)([^a-z].*)?")
        || plain.endsWith("id")
        || share(values, value -> value.matches("\\d{1,9}")) == 1 && values.size() > 20;
  }

  /** The kind whose headings the name, or one of its words, is. */
  private static ColumnKind called(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    String plain = plain(name);
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

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /** Whether it is a company's name with its legal form. */
  private static boolean hasForm(String value) {
    return COMPANIES.normalise(new String[] {value})[FORM] != null;
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
