package dev.lampo.matching.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lampo.settings.InvalidSettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnowledgeTest {
  private static Rules read(String compared, String rest) {
    return RulesFile.of(
        "test.yaml",
        "name: test\nfields:\n  name: {as: code}\n  born: {as: date}\nblocking: {keys: [name]}\n"
            + "compare:\n  name: {levels: [exact, edits 1]"
            + compared
            + "}\n"
            + rest
            + "\n");
  }

  @Test
  void shouldReadWhatIsKnownBeforehand() {
    Rules rules =
        read(
            ", m: [0.9, 0.06, 0.04], u: [0.001, 0.002, 0.997]",
            "knowledge: {records: 500, matches: 20}");

    assertThat(rules.knowledge()).isEqualTo(new Knowledge(500, 20));
    assertThat(rules.comparisons().get(0).m()).containsExactly(0.9, 0.06, 0.04);
    assertThat(rules.comparisons().get(0).u()).containsExactly(0.001, 0.002, 0.997);
    assertThat(read("", "").knowledge()).isEqualTo(Knowledge.NONE);
  }

  @Test
  void shouldNameOtherRulesOtherwiseWhereOtherThingsAreKnown() {
    assertThat(read("", "knowledge: {records: 500, matches: 20}").hash())
        .isNotEqualTo(read("", "knowledge: {records: 500, matches: 21}").hash());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "u: [0.1, 0.9] | name: x | test.yaml:7: compare.name.u: expected 3 shares that sum up to 1",
        "u: [0.1, 0.2, 0.3] | name: x | expected 3 shares that sum up to 1",
        "u: [0, 0.5, 0.5] | name: x | expected a share above 0 and below 1, found \"0\"",
        "m: [1.2, -0.1, -0.1] | name: x | expected a share above 0 and below 1, found \"1.2\"",
        "frequency: true | knowledge: {records: 500} | of 500 records some pairs are one",
        "frequency: true | knowledge: {records: 5, matches: 9} | and not most of them",
        "frequency: true | knowledge: {recrods: 5} | did you mean \"records\"",
        "frequency: true | never: [apart name] | apart is for dates, and name is none",
        "frequency: true | never: [unless name] | before it, say what must hold",
        "frequency: true | never: [unles name] | did you mean \"unless FIELD\""
      })
  void shouldSayWhatIsWrong(String compared, String rest, String problem) {
    String other = rest.equals("name: x") ? "" : rest;

    assertThatThrownBy(() -> read(", " + compared, other))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void shouldLetFewRecordsBelieveAndManyKnowBetter() {
    Knowledge knowledge = new Knowledge(1_000, 50);

    assertThat(knowledge.chance(0.5, 0.001, 10)).isLessThan(0.002);
    assertThat(knowledge.chance(0.5, 0.001, 1_000)).isCloseTo(0.2505, within(1e-9));
    assertThat(knowledge.chance(0.5, 0.001, 100_000)).isGreaterThan(0.499);
    assertThat(knowledge.prior(0, 0)).isCloseTo(1e-4, within(1e-6));
    assertThat(knowledge.prior(5e5, 5e9)).isCloseTo(1e-4, within(1e-8));
  }

  @Test
  void shouldHoldWhatIsWrittenWhereNoCountIsSaid() {
    assertThat(Knowledge.NONE.chance(0.5, 0.001, 100_000)).isEqualTo(0.001);
    assertThat(Knowledge.NONE.prior(3, 10)).isEqualTo(0.3);
  }
}
