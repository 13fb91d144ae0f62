package dev.lampo.matching.explain;

import dev.lampo.matching.block.Keys;
import dev.lampo.matching.compare.Value;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.Scorer;
import dev.lampo.matching.model.Weights;
import dev.lampo.matching.record.RecordId;
import dev.lampo.matching.rules.BlockingRule;
import dev.lampo.matching.rules.Comparison;
import dev.lampo.matching.rules.Condition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Explains pairs under one model, by what the scorer itself says. Not for several threads. */
public final class PairExplainer {
  private final Model model;
  private final Scorer scorer;
  private final Keys keys;

  /** Explains by a model. */
  public PairExplainer(Model model) {
    this.model = model;
    this.scorer = new Scorer(model);
    this.keys = model.keys();
  }

  /** Explains two of many records. */
  public PairExplanation explain(Records records, int left, int right) {
    return explain(
        records.id(left), records.values(left), records.id(right), records.values(right));
  }

  /** Explains two records by their values. */
  public PairExplanation explain(RecordId left, Value[] a, RecordId right, Value[] b) {
    List<ComparedField> fields = new ArrayList<>();
    double sum = model.priorBits();
    for (int i = 0; i < model.rules().comparisons().size(); i++) {
      ComparedField field = field(i, a, b);
      fields.add(field);
      sum += field.bits();
    }
    return new PairExplanation(
        left,
        right,
        model.priorBits(),
        fields,
        holding(model.rules().always(), a, b),
        holding(model.rules().never(), a, b),
        sharedKeys(a, b),
        sum,
        model.rules().thresholds());
  }

  /** The conditions that hold for two records, as written. */
  static List<String> holding(List<Condition> conditions, Value[] a, Value[] b) {
    return conditions.stream()
        .filter(condition -> condition.holds(a, b))
        .map(Condition::toString)
        .toList();
  }

  private ComparedField field(int number, Value[] a, Value[] b) {
    Comparison comparison = model.rules().comparisons().get(number);
    Weights weights = model.weights().get(number);
    int outcome = scorer.outcome(number, a, b);
    boolean present = outcome != Comparison.ABSENT;
    double bits = scorer.bits(number, outcome, a, b);
    return new ComparedField(
        comparison.name(),
        text(comparison, a),
        text(comparison, b),
        outcome,
        level(comparison, outcome, a, b),
        present ? weights.m()[outcome] : Double.NaN,
        present ? weights.u()[outcome] : Double.NaN,
        present && bits != weights.bits(outcome) ? frequency(comparison, a, b) : Double.NaN,
        bits);
  }

  private static String level(Comparison comparison, int outcome, Value[] a, Value[] b) {
    boolean bothThere = a[comparison.feature()] != null && b[comparison.feature()] != null;
    return outcome == Comparison.ABSENT && bothThere
        ? "told by another field"
        : comparison.describe(outcome);
  }

  /** The commoner one of both values, which tells less. */
  private static double frequency(Comparison comparison, Value[] a, Value[] b) {
    return Math.max(a[comparison.feature()].frequency(), b[comparison.feature()].frequency());
  }

  private static String text(Comparison comparison, Value[] values) {
    Value value = values[comparison.feature()];
    Value other = comparison.other() < 0 ? null : values[comparison.other()];
    if (value == null) {
      return null;
    }
    return other == null ? value.text() : value.text() + " (" + other.text() + ")";
  }

  private List<String> sharedKeys(Value[] a, Value[] b) {
    List<String> shared = new ArrayList<>();
    List<BlockingRule> rules = keys.rules();
    for (int rule = 0; rule < rules.size(); rule++) {
      long[] ofB = keys.byRule(b, rule);
      boolean any =
          Arrays.stream(keys.byRule(a, rule)).anyMatch(key -> Arrays.binarySearch(ofB, key) >= 0);
      if (any) {
        shared.add(rules.get(rule).toString());
      }
    }
    return shared;
  }
}
