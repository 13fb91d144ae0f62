package dev.lampo.matching.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.matching.batch.Resolution;
import dev.lampo.matching.explain.PairExplanation;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.Prepared;
import dev.lampo.matching.testing.People;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
  private static Evaluation evaluation(People people, Model model) {
    Prepared prepared = people.prepared(model);
    Resolution resolution = People.resolution(model, prepared);
    return new Evaluator(model, prepared, resolution, people.truth(), 4).evaluate();
  }

  private static People small() {
    return new People()
        .add(1, "", "a", "Anna Rossi", "Milano", "1970-01-02", "", "", "")
        .add(1, "", "b", "Anna Rossi", "Milano", "1970-01-02", "", "", "")
        .add(2, "", "c", "Anna Rossi", "Milano", "1970-01-02", "", "", "")
        .add(1, "", "d", "Hannah Redd", "Milano", "", "", "", "")
        .add(3, "", "e", "Luca Bianchi", "Roma", "", "", "l@x.it", "")
        .add(3, "", "f", "Gianluca Neri", "Pisa", "1999-09-09", "", "l@x.it", "")
        .add(-1, "", "g", "Anna Rossi", "Milano", "1970-01-02", "", "", "");
  }

  @Test
  void shouldShowTheWorstErrorsWithTheirReasons() {
    Evaluation evaluation = evaluation(small(), small().model());

    assertThat(names(evaluation.falsePositives())).containsExactly("a c", "b c");
    assertThat(names(evaluation.falseNegatives())).containsExactly("a d", "b d", "e f");
    assertThat(evaluation.falseNegatives().get(0).compared()).isFalse();
    assertThat(evaluation.falseNegatives().get(2).sharedKeys()).containsExactly("mail");
    assertThat(evaluation.falseNegativesNeverCompared()).isEqualTo(2);
  }

  @Test
  void shouldSayWhichTruePairsAreCompared() {
    BlockingRecall blocking = evaluation(small(), small().model()).blocking();

    assertThat(blocking.truePairs()).isEqualTo(4);
    assertThat(blocking.found()).isEqualTo(2);
    assertThat(blocking.recall()).isEqualTo(0.5);
    assertThat(blocking.compared()).isEqualTo(7);
    assertThat(blocking.byRule())
        .containsExactly(
            new BlockingRecall.ByRule("name", 6, 1, 0),
            new BlockingRecall.ByRule("born + first3(name)", 6, 1, 0),
            new BlockingRecall.ByRule("mail", 1, 1, 1));
  }

  @Test
  void shouldNameTheHottestKeys() {
    People people = small();
    Model model = people.model();

    assertThat(KeyCensus.hottest(model, people.prepared(model), 2))
        .extracting(
            hot -> hot.rule() + ": " + hot.records() + " " + hot.example() + " " + hot.values())
        .containsExactly(
            "born + first3(name): 4 a 1970 01 02 + anna rossi", "name: 4 a anna rossi");
  }

  @Test
  void shouldNotDependOnTheOrderOfRows() {
    People one = People.made(11, 150).shuffled(1);
    People other = People.made(11, 150).shuffled(2);
    Evaluation first = evaluation(one, one.trained());
    Evaluation second = evaluation(other, other.trained());

    assertThat(first.curve()).isEqualTo(second.curve());
    assertThat(first.blocking()).isEqualTo(second.blocking());
    assertThat(first.falsePositives()).isEqualTo(second.falsePositives());
    assertThat(first.falseNegatives()).isEqualTo(second.falseNegatives());
    assertThat(first.accuracy().f1()).isEqualTo(second.accuracy().f1());
    assertThat(first.accuracy().f1()).isGreaterThan(0.8);
    // A repair only parts.
    assertThat(first.curve().chosen().recall()).isGreaterThanOrEqualTo(first.accuracy().recall());
  }

  @Test
  void shouldCountEveryComparedPairOnce() {
    People people = People.made(11, 150);
    Model model = people.trained();
    Prepared prepared = people.prepared(model);
    PairSurvey survey = PairSurvey.of(model, prepared, null);

    long counted = survey.weights().always() + survey.weights().never();
    for (int bits = Histogram.LEAST; bits < Histogram.MOST; bits++) {
      counted += survey.weights().all(bits);
    }
    assertThat(counted)
        .isEqualTo(survey.compared())
        .isEqualTo(People.resolution(model, prepared).compared());
  }

  private static List<String> names(List<PairExplanation> pairs) {
    return pairs.stream().map(pair -> pair.left() + " " + pair.right()).toList();
  }
}
