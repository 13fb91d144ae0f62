package dev.lampo.matching.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.matching.compare.Value;
import dev.lampo.matching.normal.Part;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
  private static final Rules RULES =
      RulesFile.of(
          "test.yaml",
          "name: test\nfields: {name: {as: code}, born: {as: date}, id: {as: code}}\n"
              + "blocking: {keys: [name]}\ncompare: {name: {}}\n"
              + "never: [same name + apart born + unless id]\n");

  private static Value[] record(String name, String born, String id) {
    return new Value[] {
      null,
      name == null ? null : Value.of(name, Part.Kind.CODE, 0.1, null),
      born == null ? null : Value.of(born, Part.Kind.DATE, 0.1, null),
      id == null ? null : Value.of(id, Part.Kind.CODE, 0.1, null)
    };
  }

  @ParameterizedTest
  @CsvSource({
    "A,1951-02-14,,A,1983-11-30,,true",
    "A,1951-02-14,1,A,1983-11-30,,true",
    "A,1951-02-14,1,A,1983-11-30,2,true",
    "A,1951-02-14,1,A,1983-11-30,1,false",
    "A,1951-02-14,,B,1983-11-30,,false",
    "A,,,A,1983-11-30,,false",
    ",1951-02-14,,,1983-11-30,,false"
  })
  void shouldForbidUnlessANumberSaysOtherwise(
      String name, String born, String id, String name2, String born2, String id2, boolean holds) {
    Condition condition = RULES.never().get(0);
    Value[] a = record(name, born, id);
    Value[] b = record(name2, born2, id2);

    assertThat(condition.holds(a, b)).isEqualTo(holds);
    assertThat(condition.holds(b, a)).isEqualTo(holds);
    assertThat(condition).hasToString("same name + apart born + unless id");
  }
}
