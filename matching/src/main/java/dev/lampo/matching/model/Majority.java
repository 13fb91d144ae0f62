package dev.lampo.matching.model;

import dev.lampo.matching.rules.Comparison;
import dev.lampo.matching.rules.Rules;
import java.util.List;

/**
 * Tells which pairs training may take for matches: those of which more than half of the fields
 * agree. Couples, brothers and sisters share surname, street, town and telephone, and lists are
 * full of them; without this they would teach that other given names and dates of birth are usual
 * among matches. A field whose comparisons agree in part counts in part. Scoring knows no such
 * limit. For several threads.
 */
final class Majority {
  private final int[] fields;
  private final int[] nothing;
  private final int fieldCount;

  Majority(Rules rules) {
    List<Comparison> comparisons = rules.comparisons();
    List<String> names = comparisons.stream().map(each -> field(rules, each)).distinct().toList();
    fields = comparisons.stream().mapToInt(each -> names.indexOf(field(rules, each))).toArray();
    nothing = comparisons.stream().mapToInt(each -> each.levels().size() + 1).toArray();
    fieldCount = names.size();
  }

  private static String field(Rules rules, Comparison comparison) {
    return rules.features().get(comparison.feature()).field();
  }

  /** Whether most of the fields that both records have agree at some level. */
  boolean agrees(int[] outcomes) {
    int[] agreeing = new int[fieldCount];
    int[] present = new int[fieldCount];
    for (int i = 0; i < outcomes.length; i++) {
      if (outcomes[i] != Comparison.ABSENT) {
        present[fields[i]]++;
        agreeing[fields[i]] += outcomes[i] < nothing[i] ? 1 : 0;
      }
    }
    double sum = 0;
    int count = 0;
    for (int field = 0; field < fieldCount; field++) {
      if (present[field] > 0) {
        sum += (double) agreeing[field] / present[field];
        count++;
      }
    }
    return sum > count / 2.0;
  }
}
