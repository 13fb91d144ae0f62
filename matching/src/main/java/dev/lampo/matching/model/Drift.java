package dev.lampo.matching.model;

import dev.lampo.matching.record.Table;
import dev.lampo.matching.rules.Comparison;
import dev.lampo.matching.rules.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds data against a model that was trained on other data: whether the model still knows what it
 * is weighing. A pure function of both.
 *
 * @param fields one for each feature of the rules
 * @param outcomes one for each level of each comparison; none where there are too few records
 */
public record Drift(List<FieldDrift> fields, List<OutcomeDrift> outcomes) {
  /** The share of filled values may move this far. */
  private static final double FILLED_MAX = 0.05;

  /** The share of unseen values may rise this far. */
  private static final double UNSEEN_MAX = 0.1;

  /** A smaller share of random pairs changes no weight that matters. */
  private static final double OUTCOME_LEAST = 0.01;

  /** A doubling takes a whole bit off a level's weight. */
  private static final double OUTCOME_FACTOR = 2;

  /** Below this nothing can be said about random pairs. */
  private static final int RECORDS_LEAST = 100;

  /** Chance alone moves a share further than this many deviations once in some hundred looks. */
  private static final double DEVIATIONS = 3;

  /** Copies the lists. */
  public Drift {
    fields = List.copyOf(fields);
    outcomes = List.copyOf(outcomes);
  }

  /**
   * Compares.
   *
   * @param table of the model's features
   * @throws IllegalArgumentException where the model keeps no baseline
   */
  public static Drift of(Model model, Table table) {
    if (model.baseline().size() != model.rules().features().size()) {
      throw new IllegalArgumentException(
          "the model does not know what its training data looked like; train it again");
    }
    return new Drift(fields(model, table), outcomes(model, table));
  }

  /** The names of fields and comparisons that drifted, sorted. */
  public Set<String> drifted() {
    Set<String> drifted = new TreeSet<>();
    fields.stream().filter(FieldDrift::drifted).forEach(field -> drifted.add(field.feature()));
    outcomes.stream()
        .filter(OutcomeDrift::drifted)
        .forEach(outcome -> drifted.add(outcome.comparison()));
    return drifted;
  }

  private static List<FieldDrift> fields(Model model, Table table) {
    List<Baseline> now = Baseline.seenBy(model, table);
    List<FieldDrift> fields = new ArrayList<>();
    // The first feature is the source, which is another one wherever data is new.
    for (int feature = 1; feature < now.size(); feature++) {
      Baseline before = model.baseline().get(feature);
      fields.add(
          new FieldDrift(
              model.rules().features().get(feature).toString(),
              before,
              now.get(feature),
              reason(before, now.get(feature), table.size(), table.vocabulary(feature).total())));
    }
    return fields;
  }

  private static String reason(Baseline before, Baseline now, long records, long values) {
    if (moved(before.filled(), now.filled(), FILLED_MAX, records)) {
      return text("filled", before.filled(), now.filled());
    }
    boolean more = now.unseen() > before.unseen();
    return more && moved(before.unseen(), now.unseen(), UNSEEN_MAX, values)
        ? text("unseen", before.unseen(), now.unseen())
        : "";
  }

  private static boolean moved(double before, double now, double allowed, long seen) {
    double middle = (before + now) / 2;
    double chance = DEVIATIONS * Math.sqrt(middle * (1 - middle) / Math.max(1, seen));
    return Math.abs(now - before) > Math.max(allowed, chance);
  }

  private static String text(String what, double before, double now) {
    return String.format(Locale.ROOT, "%s %.1f %%, was %.1f %%", what, 100 * now, 100 * before);
  }

  private static List<OutcomeDrift> outcomes(Model model, Table table) {
    List<OutcomeDrift> drifts = new ArrayList<>();
    if (table.size() < RECORDS_LEAST) {
      return drifts;
    }
    Rules rules = model.rules();
    Prepared prepared = Prepared.of(table, model);
    double[][] shares =
        new Chance(prepared, Contents.of(prepared), rules.comparisons()).shares().shares();
    for (int i = 0; i < shares.length; i++) {
      Comparison comparison = rules.comparisons().get(i);
      Weights weights = model.weights().get(i);
      boolean seen = model.baseline().get(comparison.feature()).filled() > 0;
      if (!seen || table.vocabulary(comparison.feature()).total() == 0) {
        // Of what was never there, or is not there now, the fields tell.
        continue;
      }
      for (int outcome = 1; outcome < shares[i].length; outcome++) {
        double before =
            model.prior() * weights.m()[outcome] + (1 - model.prior()) * weights.u()[outcome];
        drifts.add(
            new OutcomeDrift(
                comparison.name(),
                comparison.describe(outcome),
                before,
                shares[i][outcome],
                differs(before, shares[i][outcome])));
      }
    }
    return drifts;
  }

  private static boolean differs(double before, double now) {
    double factor = Math.max(before, now) / Math.max(1e-12, Math.min(before, now));
    return Math.abs(now - before) > OUTCOME_LEAST && factor > OUTCOME_FACTOR;
  }
}
