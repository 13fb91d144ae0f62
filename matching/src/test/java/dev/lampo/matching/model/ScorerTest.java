package dev.lampo.matching.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.matching.testing.People;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be left out of a pair's weighing never decides about it. */
class ScorerTest {
  @ParameterizedTest
  @ValueSource(doubles = {-30, -5, 0, 3, 20, 2_000})
  void shouldWeighAPairTheSameWhereItIsAskedForThatMuchOnly(double least) {
    People people = People.made(7, 200);
    // Joined by a rule, however different, and kept apart by one, however alike.
    people.add("crm", "a", "anna rossi", "roma", "1970-03-04", "RSSNNA70C44H501X", "");
    people.add("web", "b", "otto klein", "bonn", "1950-01-02", "RSSNNA70C44H501X", "");
    people.add("web", "c", "anna rossi", "roma", "1970-03-04", "RSSNNA71C44H501Y", "");
    Model model = people.trained();
    agree(model, people.prepared(model), least);

    Model known = people.model();
    agree(known, people.prepared(known), least);
  }

  private static void agree(Model model, Prepared records, double least) {
    Scorer scorer = new Scorer(model);
    int above = 0;
    for (int left = 0; left < records.size(); left++) {
      for (int right = left + 1; right < records.size(); right++) {
        double whole = scorer.weigh(records.values(left), records.values(right));
        double bounded = scorer.weigh(records.values(left), records.values(right), least);
        above += whole >= least ? 1 : 0;
        if (whole >= least) {
          assertThat(bounded).isEqualTo(whole);
        } else {
          assertThat(bounded).isLessThan(least);
        }
      }
    }
    // At least what a rule joins.
    assertThat(above > 0).isEqualTo(least <= Scorer.ALWAYS);
  }
}
