package dev.lampo.matching.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.matching.rules.Rules;
import dev.lampo.matching.rules.RulesFile;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {
  private static final Rules RULES =
      RulesFile.of(
          "test.yaml",
          "name: test\nfields:\n  name: {from: [legal_name, trade_name]}\n"
              + "blocking: {keys: [name]}\ncompare: {name: {}}\n");

  private final Columns columns = new Columns(RULES, "", List.of("Trade Name", "Legal Name"));

  @Test
  void shouldTakeTheFirstColumnInWhichTheRecordHasSomething() {
    assertThat(columns.features(List.of("second", "first"))[1]).isEqualTo("first");
    assertThat(columns.features(List.of("second", " "))[1]).isEqualTo("second");
    assertThat(columns.features(Arrays.asList("second", null))[1]).isEqualTo("second");
    assertThat(columns.features(List.of("second"))[1]).isEqualTo("second");
    assertThat(columns.features(List.of("", ""))[1]).isNull();
  }

  @Test
  void shouldTellWhatItTook() {
    assertThat(columns.delivered("name", List.of("second", "first"))).isEqualTo("first");
    assertThat(columns.delivered("name", List.of("second", ""))).isEqualTo("second");
    assertThat(columns.delivered("name", List.of("", ""))).isNull();
    assertThat(columns.column("name")).isEqualTo(1);
  }
}
