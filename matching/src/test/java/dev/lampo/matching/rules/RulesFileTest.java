package dev.lampo.matching.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lampo.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules as people write them: whole, with defaults, and with every mistake at once. */
class RulesFileTest {
  private static final String LEAST =
      """
      name: least
      fields:
        name: {}
      blocking:
        keys: [name]
      compare:
        name: {}
      """;

  @TempDir private Path folder;

  @Test
  void shouldFillInWhatIsNotWritten() {
    Rules rules = RulesFile.of("least.yaml", LEAST);

    assertThat(rules.fields().get(0).normaliser().name()).isEqualTo("text");
    assertThat(rules.fields().get(0).columns().values()).containsExactly(List.of("name"));
    assertThat(rules.features()).extracting(Feature::toString).containsExactly("source", "name");
    assertThat(rules.blocking().limit()).isEqualTo(300);
    assertThat(rules.blocking().pairsMax()).isEqualTo(50_000_000);
    assertThat(rules.blocking().refine()).isEmpty();
    assertThat(rules.comparisons().get(0).levels())
        .extracting(Level::text)
        .containsExactly("exact");
    assertThat(rules.comparisons().get(0).frequency()).isFalse();
    assertThat(rules.thresholds()).isEqualTo(new Thresholds(0.9, 0.1, -2));
    assertThat(rules.retention()).isEqualTo(Duration.ZERO);
    assertThat(rules.always()).isEmpty();
    assertThat(rules.never()).isEmpty();
  }

  @Test
  void shouldTellEveryMistakeAtOnceWithItsLine() {
    assertThat(
            problems(
                """
                name: wrong
                fields:
                  name:
                    as: persn-name
                  born: {as: date}
                blocking:
                  keys:
                    - frist3(name)
                    - nam
                    - first(name)
                  limt: 5
                compare:
                  name:
                    levels: [exct, edit 1, jaro-winkler, days 3]
                  town:
                    levels: [exact]
                never:
                  - same nme
                  - not name
                thresholds:
                  match: 0.5
                  review: 0.7
                """))
        .containsExactly(
            "wrong.yaml:4: fields.name.as: there is no normaliser \"persn-name\" > person-name",
            "wrong.yaml:8: blocking.keys: there is no \"frist\" > first",
            "wrong.yaml:9: blocking.keys: there is no field \"nam\" > name",
            "wrong.yaml:10: blocking.keys: how many? For example first3(name)",
            "wrong.yaml:11: blocking.limt: unknown key > limit",
            "wrong.yaml:14: compare.name.levels: there is no measure \"exct\" > exact",
            "wrong.yaml:14: compare.name.levels: there is no measure \"edit\" > edits",
            "wrong.yaml:14: compare.name.levels: jaro-winkler wants one number",
            "wrong.yaml:14: compare.name.levels: days is not for text",
            "wrong.yaml:15: compare.town.on: there is no field \"town\"",
            "wrong.yaml:18: never: there is no field \"nme\" > name",
            "wrong.yaml:19: never: expected one of same FIELD, differ FIELD, apart FIELD, unless FIELD",
            "wrong.yaml:22: thresholds.review: must not be above match");
  }

  @Test
  void shouldRefuseRulesThatCompareNothingOrWithoutKeys() {
    assertThat(problems("name: empty\nfields:\n  name: {}\nblocking:\n  keys: []\n"))
        .anyMatch(problem -> problem.contains("at least one blocking key is needed"))
        .anyMatch(problem -> problem.contains("nothing is compared"));
  }

  @Test
  void shouldRefuseMoreOutcomesThanCanBeToldApart() {
    StringBuilder fields = new StringBuilder("name: wide\nfields:\n");
    StringBuilder compared = new StringBuilder("blocking:\n  keys: [f0]\ncompare:\n");
    for (int i = 0; i < 40; i++) {
      fields.append("  f").append(i).append(": {}\n");
      compared.append("  f").append(i).append(": {levels: [exact, edits 1]}\n");
    }

    assertThat(problems(fields.toString() + compared))
        .singleElement()
        .asString()
        .contains("40 comparisons have more outcomes together than can be told apart");
  }

  @Test
  void shouldRefuseSharesThatDoNotSumUpToOne() {
    assertThat(
            problems(LEAST.replaceFirst("(?s)compare:.*", "compare:\n  name: {m: [0.5, 0.2]}\n")))
        .singleElement()
        .asString()
        .contains("expected 2 shares that sum up to 1");
  }

  @Test
  void shouldHashTheTextWhateverItsLineEnds() throws IOException {
    Path unix = Files.writeString(folder.resolve("unix.yaml"), LEAST);
    Path windows = Files.writeString(folder.resolve("win.yaml"), LEAST.replace("\n", "\r\n"));

    String hash = RulesFile.read(unix).hash();
    assertThat(hash).matches("[0-9a-f]{16}").isEqualTo(RulesFile.read(windows).hash());
    assertThat(hash).isEqualTo(RulesFile.of("elsewhere", LEAST).hash());
    assertThat(RulesFile.of("other", LEAST + "# a word\n").hash()).isNotEqualTo(hash);
  }

  @Test
  void shouldReadTheReadyMadeRules() throws IOException {
    try (var files = Files.list(Path.of("..", "config", "rules"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".yaml")))
          .hasSizeGreaterThanOrEqualTo(2)
          .allSatisfy(file -> assertThat(RulesFile.read(file).comparisons()).isNotEmpty());
    }
  }

  /** Each as {@code file:line: key: beginning > suggestion}. */
  private static List<String> problems(String text) {
    return catchThrowableOfType(
            InvalidSettingsException.class, () -> RulesFile.of("wrong.yaml", text))
        .problems()
        .stream()
        .map(
            problem ->
                String.format(
                    "wrong.yaml:%d: %s: %s%s",
                    problem.line(),
                    problem.key(),
                    problem.message().replaceFirst("(;|, found|, such as).*", ""),
                    problem.suggestion() == null ? "" : " > " + problem.suggestion()))
        .toList();
  }
}
