package dev.lampo.bench;

import dev.lampo.matching.compare.Measure;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.Weights;
import dev.lampo.matching.rules.BlockingRule;
import dev.lampo.matching.rules.Comparison;
import dev.lampo.matching.rules.KeyPart;
import dev.lampo.matching.rules.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * A model as expressions of DuckDB's SQL: the same keys, the same levels, the same weights.
 * Features are the columns {@code f0}, {@code f1} …; a pair's records are {@code l} and {@code r}.
 * What has no equal in SQL is refused, so that nobody compares what is not the same.
 */
final class DuckRules {
  private final Model model;

  DuckRules(Model model) {
    this.model = model;
    if (model.hot().sorted().length > 0) {
      throw new IllegalStateException("there are hot keys, which are not refined in SQL");
    }
    if (!model.rules().always().isEmpty() || !model.rules().never().isEmpty()) {
      throw new IllegalStateException("there are conditions, which are not written in SQL");
    }
  }

  /** The features whose frequent values weigh less. */
  List<Integer> frequencies() {
    return model.rules().comparisons().stream()
        .filter(DuckRules::weighsFrequency)
        .map(Comparison::feature)
        .toList();
  }

  /** The share of entities with a value that so many records have: {@code count(*)} of a group. */
  String share(int feature) {
    var known = model.frequencies().get(feature);
    return "%s + (count(*) - 1) * %s / %s".formatted(known.rare(), known.foreign(), known.total());
  }

  /** The keys of a record by rules; null where a part is missing. */
  List<String> keys() {
    return model.rules().blocking().rules().stream().map(DuckRules::key).toList();
  }

  /** The weight of a pair in bits. */
  String weight() {
    StringJoiner sum = new StringJoiner("\n  + ");
    sum.add(Double.toString(model.priorBits()));
    for (int i = 0; i < model.rules().comparisons().size(); i++) {
      sum.add(comparison(i));
    }
    return sum.toString();
  }

  private static String key(BlockingRule rule) {
    StringJoiner present = new StringJoiner(" AND ");
    StringJoiner taken = new StringJoiner(", ");
    for (KeyPart part : rule.parts()) {
      present.add("f%d IS NOT NULL".formatted(part.feature()));
      taken.add(taken(part));
    }
    return "CASE WHEN %s THEN hash(%s) END".formatted(present, taken);
  }

  private static String taken(KeyPart part) {
    String column = "f" + part.feature();
    return switch (part.take()) {
      case WHOLE -> column;
      case FIRST -> "left(%s, %d)".formatted(column, part.count());
      case LAST -> "right(%s, %d)".formatted(column, part.count());
      case YEAR -> "left(%s, 4)".formatted(column);
      case DAY -> "substr(%s, 6, 5)".formatted(column);
      case SOUND, WORD, RARE, PAIRS, EACH, NEAR, SORTED ->
          throw new IllegalStateException("no SQL for the key " + part.text());
    };
  }

  private String comparison(int number) {
    Comparison comparison = model.rules().comparisons().get(number);
    Weights weights = model.weights().get(number);
    String column = "f" + comparison.feature();
    StringBuilder sql =
        new StringBuilder("CASE WHEN l.%1$s IS NULL OR r.%1$s IS NULL THEN 0".formatted(column));
    for (int level = 0; level < comparison.levels().size(); level++) {
      sql.append(" WHEN ").append(holds(comparison, comparison.levels().get(level)));
      sql.append(" THEN ").append(bits(number, level, weights));
    }
    return sql.append(" ELSE %s END".formatted(weights.bits(comparison.different()))).toString();
  }

  private String bits(int number, int level, Weights weights) {
    Comparison comparison = model.rules().comparisons().get(number);
    if (level == 0 && weighsFrequency(comparison)) {
      double exact = Math.log(weights.m()[1]) / Math.log(2);
      return "%s - l.s%d".formatted(exact, comparison.feature());
    }
    boolean told = comparison.levels().get(level).measure() == Measure.CROSSED && isTold(number);
    return told ? "0" : Double.toString(weights.bits(level + 1));
  }

  /**
   * Whether a comparison before this one crosses the same two features, and so tells it for both.
   */
  private boolean isTold(int number) {
    List<Comparison> all = model.rules().comparisons();
    return all.subList(0, number).stream()
        .anyMatch(
            before ->
                before.feature() == all.get(number).other()
                    && before.other() == all.get(number).feature());
  }

  private static boolean weighsFrequency(Comparison comparison) {
    return comparison.frequency() && comparison.levels().get(0).measure() == Measure.EXACT;
  }

  private static String holds(Comparison comparison, Level level) {
    String left = "l.f" + comparison.feature();
    String right = "r.f" + comparison.feature();
    return switch (level.measure()) {
      case EXACT -> left + " = " + right;
      case JARO_WINKLER ->
          "jaro_winkler_similarity(%s, %s, %3$s) >= %3$s".formatted(left, right, level.bound());
      case EDITS ->
          ("abs(length(%1$s) - length(%2$s)) <= %3$s"
                  + " AND damerau_levenshtein(%1$s, %2$s) <= %3$s")
              .formatted(left, right, level.bound());
      case SIMILAR ->
          "damerau_levenshtein(%1$s, %2$s) <= %3$s * greatest(length(%1$s), length(%2$s)) + 1e-9"
              .formatted(left, right, 1 - level.bound());
      case BEGINS ->
          ("least(length(%1$s), length(%2$s)) >= %3$s"
                  + " AND (starts_with(%1$s, %2$s) OR starts_with(%2$s, %1$s))")
              .formatted(left, right, level.bound());
      case TURNED -> turned(left, right);
      case YEAR ->
          "least(length(%1$s), length(%2$s)) >= 4 AND left(%1$s, 4) = left(%2$s, 4)"
              .formatted(left, right);
      case CROSSED -> "%s = r.f%2$d AND %3$s = l.f%2$d".formatted(left, comparison.other(), right);
      case NICKNAME, SOUNDS, WORDS_ALIKE, CONTAINED, SHARED, DAYS, WITHIN, PERCENT, KILOMETRES ->
          throw new IllegalStateException("no SQL for the level " + level.text());
    };
  }

  private static String turned(String left, String right) {
    List<String> tests = new ArrayList<>();
    tests.add("length(%s) = 10".formatted(left));
    tests.add("length(%s) = 10".formatted(right));
    tests.add("left(%s, 4) = left(%s, 4)".formatted(left, right));
    tests.add("substr(%s, 6, 2) = substr(%s, 9, 2)".formatted(left, right));
    tests.add("substr(%s, 9, 2) = substr(%s, 6, 2)".formatted(left, right));
    return String.join(" AND ", tests);
  }
}
