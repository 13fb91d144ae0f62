package dev.lampo.matching.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.matching.model.Model;
import dev.lampo.matching.testing.People;
import org.junit.jupiter.api.Test;

class ExplanationTextTest {
  private static final People PEOPLE =
      new People()
          .add("crm", "1", "Anna Rossi", "Milano", "1970-01-02", "", "a@x.it")
          .add("web", "2", "Anna Rossi", "", "1970-01-02", "", "b@y.org")
          .add("web", "3", "Luca Verdi", "Roma", "1988-11-30", "", "");

  private static PairExplanation pair(int left, int right) {
    Model model = PEOPLE.model();
    return new PairExplainer(model).explain(Records.of(PEOPLE.prepared(model)), left, right);
  }

  @Test
  void shouldReadAsATable() {
    assertThat(ExplanationText.of(pair(0, 1)))
        .isEqualTo(
            """
            crm:1 and web:2: match, +1.64 bits, probability 0.76
              field     says            left        right       m     u        bits
              prior                                                           -8.00
              name      exact, of 0.01  anna rossi  anna rossi  0.5   0.0078  +5.64
              city      absent          milano      –           –     –       +0.00
              born      exact           1970 01 02  1970 01 02  0.5   0.0078  +6.00
              mail      different       a x it      b y org     0.13  0.5     -2.00
              evidence                                                        +1.64
              compared by: name, born + first3(name)
            """);
  }

  @Test
  void shouldSayThatAPairIsNeverCompared() {
    assertThat(ExplanationText.of(pair(0, 2)))
        .startsWith("crm:1 and web:3: apart, never compared (its weight would say apart)\n")
        .endsWith("never compared: no common key\n");
  }

  @Test
  void shouldBeDataToo() {
    assertThat(ExplanationJson.of(pair(0, 1)).toString())
        .startsWith("{\"left\":{\"source\":\"crm\",\"id\":\"1\"},\"right\":")
        .contains("\"verdict\":\"match\"", "\"name\":\"city\",\"left\":\"milano\",\"right\":null")
        .doesNotContain("NaN");
  }
}
