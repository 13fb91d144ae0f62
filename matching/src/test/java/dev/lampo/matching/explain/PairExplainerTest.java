package dev.lampo.matching.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.Prepared;
import dev.lampo.matching.model.Scorer;
import dev.lampo.matching.testing.People;
import org.junit.jupiter.api.Test;

class PairExplainerTest {
  private static final People PEOPLE =
      new People()
          .add("crm", "1", "Anna Rossi", "Milano", "1970-01-02", "", "a@x.it")
          .add("web", "2", "Anna Rossi", "", "1970-01-02", "", "b@y.org")
          .add("web", "3", "Paola Verdi", "Roma", "1988-11-30", "T1", "")
          .add("crm", "4", "Paola Neri", "Roma", "1950-05-05", "T1", "p@z.it")
          .add("crm", "5", "Anna Rossi", "Milano", "1970-01-02", "T2", "")
          .add("crm", "6", "Anna Rossi", "Milano", "1970-01-02", "T3", "");

  private final Model model = PEOPLE.model();
  private final Prepared prepared = PEOPLE.prepared(model);
  private final PairExplainer explainer = new PairExplainer(model);

  private PairExplanation explain(int left, int right) {
    return explainer.explain(Records.of(prepared), left, right);
  }

  @Test
  void shouldTakeTheSumApart() {
    PairExplanation pair = explain(0, 1);

    assertThat(pair.priorBits()).isCloseTo(-8, within(1e-9));
    assertThat(pair.fields())
        .extracting(ComparedField::name)
        .containsExactly("name", "city", "born", "mail");
    assertThat(pair.fields())
        .extracting(ComparedField::level)
        .containsExactly("exact", "absent", "exact", "different");
    assertThat(pair.fields().get(1).bits()).isZero();
    assertThat(pair.fields().get(1).right()).isNull();
    assertThat(pair.fields().get(2).m()).isEqualTo(0.5);
    assertThat(pair.fields().get(2).u()).isEqualTo(0.5 / 64);
    assertThat(pair.fields().get(2).bits()).isCloseTo(6, within(1e-9));
    assertThat(pair.fields().get(3).bits()).isCloseTo(-2, within(1e-9));
  }

  @Test
  void shouldSayHowCommonAValueIsWhereThatCounts() {
    ComparedField name = explain(0, 1).fields().get(0);

    assertThat(name.byFrequency()).isTrue();
    assertThat(name.frequency()).isCloseTo(0.01, within(1e-6));
    assertThat(name.bits()).isCloseTo(Math.log(0.5 / 0.01) / Math.log(2), within(1e-5));
    assertThat(explain(0, 1).fields().get(2).byFrequency()).isFalse();
  }

  @Test
  void shouldWeighAsTheScorerDoes() {
    People people = People.made(7, 40);
    Model trained = people.trained();
    Prepared all = people.prepared(trained);
    Scorer scorer = new Scorer(trained);
    PairExplainer explains = new PairExplainer(trained);

    for (int left = 0; left < all.size(); left++) {
      for (int right = left + 1; right < all.size(); right++) {
        assertThat(explains.explain(Records.of(all), left, right).bits())
            .isEqualTo(scorer.weigh(all.values(left), all.values(right)));
      }
    }
  }

  @Test
  void shouldNameTheKeysByWhichAPairIsCompared() {
    assertThat(explain(0, 1).sharedKeys()).containsExactly("name", "born + first3(name)");
    assertThat(explain(0, 1).verdict()).isEqualTo(Verdict.MATCH);
    assertThat(explain(0, 2).sharedKeys()).isEmpty();
    assertThat(explain(0, 2).compared()).isFalse();
  }

  @Test
  void shouldLeaveApartWhatIsNeverComparedWhateverItsWeight() {
    PairExplanation pair = explain(2, 3);

    assertThat(pair.always()).containsExactly("same tax");
    assertThat(pair.weighed()).isEqualTo(Verdict.MATCH);
    assertThat(pair.verdict()).isEqualTo(Verdict.APART);
  }

  @Test
  void shouldLetAVetoDecide() {
    PairExplanation pair = explain(4, 5);

    assertThat(pair.never()).containsExactly("differ tax");
    assertThat(pair.evidenceBits()).isPositive();
    assertThat(pair.bits()).isEqualTo(Scorer.NEVER);
    assertThat(pair.probability()).isLessThan(1e-100);
    assertThat(pair.verdict()).isEqualTo(Verdict.APART);
  }

  @Test
  void shouldBeTheSameEitherWayRound() {
    assertThat(explain(1, 0).bits()).isEqualTo(explain(0, 1).bits());
    assertThat(explain(1, 0).fields().get(0).frequency())
        .isEqualTo(explain(0, 1).fields().get(0).frequency());
  }
}
