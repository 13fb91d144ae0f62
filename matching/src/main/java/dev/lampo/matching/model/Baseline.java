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
 * @param unseen the share of words, or of values where rules do not look at words, that no record
 *     of another entity had; NaN where the model counts neither
 */
public record Baseline(double filled, double unseen) {
  /** A value that two records have is unseen for neither, once one of them is left out. */
  private static final int LEFT_OUT = 2;

  /**
   * One for each feature of the rules. To see what is unseen for a record, it is left out with the
   * other records of its entity: of these there are as many as the prior says.
   */
  static List<Baseline> of(Rules rules, List<Frequencies> frequencies, Table table, double prior) {
    double others = prior * Math.max(0, table.size() - 1);
    return baselines(rules, frequencies, table, LEFT_OUT + others);
  }

  /** How other data looks to a model that has only seen its training data. */
  static List<Baseline> seenBy(Model model, Table table) {
    return baselines(model.rules(), model.frequencies(), table, 1.0);
  }

  private static List<Baseline> baselines(
      Rules rules, List<Frequencies> frequencies, Table table, double seldom) {
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
      Rules rules, int feature, Frequencies frequencies, Vocabulary vocabulary, double seldom) {
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
      // Words tell more where they are counted: most whole names are new, most of their words not.
      if (!frequencies.hasWords()) {
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
