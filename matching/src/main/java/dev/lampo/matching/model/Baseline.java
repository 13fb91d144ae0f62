package dev.lampo.matching.model;

import dev.lampo.matching.normal.Part;
import dev.lampo.matching.record.Table;
import dev.lampo.matching.record.Vocabulary;
import dev.lampo.matching.rules.Rules;
import java.util.ArrayList;
import java.util.List;

/**
 * What one feature of the training data looked like, so that other data can be held against it.
 *
 * @param filled the share of records that had a value
 * @param unseen the share of values, or of words where rules look at these, that a record could not
 *     have learnt from the others; NaN where the model counts neither
 */
public record Baseline(double filled, double unseen) {
  /** A value that two records have is unseen for neither, once one of them is left out. */
  private static final int LEFT_OUT = 2;

  /** One for each feature of the rules. */
  static List<Baseline> of(Rules rules, List<Frequencies> frequencies, Table table) {
    return of(rules, frequencies, table, LEFT_OUT);
  }

  /** How other data looks to a model that has only seen its training data. */
  static List<Baseline> seenBy(Model model, Table table) {
    return of(model.rules(), model.frequencies(), table, 1);
  }

  private static List<Baseline> of(
      Rules rules, List<Frequencies> frequencies, Table table, int seldom) {
    List<Baseline> baselines = new ArrayList<>();
    for (int feature = 0; feature < rules.features().size(); feature++) {
      Vocabulary vocabulary = table.vocabulary(feature);
      double filled = (double) vocabulary.total() / Math.max(1, table.size());
      baselines.add(
          new Baseline(
              filled, unseen(rules, feature, frequencies.get(feature), vocabulary, seldom)));
    }
    return baselines;
  }

  private static double unseen(
      Rules rules, int feature, Frequencies frequencies, Vocabulary vocabulary, int seldom) {
    boolean values =
        rules.comparisons().stream()
            .anyMatch(comparison -> comparison.frequency() && comparison.feature() == feature);
    if (!values && !frequencies.hasWords()) {
      return Double.NaN;
    }
    boolean set = rules.features().get(feature).kind() == Part.Kind.SET;
    Frequencies.Separator separator =
        set ? Frequencies.Separator.LINE : Frequencies.Separator.BLANK;
    long all = 0;
    long unseen = 0;
    for (int number = 0; number < vocabulary.size(); number++) {
      String text = vocabulary.text(number);
      long records = vocabulary.count(number);
      if (values) {
        all += records;
        unseen += frequencies.values().getOrDefault(text, 1) <= seldom ? records : 0;
      } else {
        for (String word : separator.words(text)) {
          all += records;
          unseen += frequencies.words().getOrDefault(word, 1) <= seldom ? records : 0;
        }
      }
    }
    return all == 0 ? 0 : (double) unseen / all;
  }
}
