package dev.lampo.matching.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.matching.compare.Measure;
import dev.lampo.matching.normal.Normaliser;
import dev.lampo.matching.normal.Normalisers;
import dev.lampo.matching.normal.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/rules.md against the code: each file in it can be read, and it names all that there is. */
class RulesPageTest {
  private static final Path HOME = Path.of("..");
  private static final String PAGE = page();
  private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");

  private static String page() {
    try {
      return Files.readString(HOME.resolve("docs/rules.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Rules> examples() {
    return YAML.matcher(PAGE)
        .results()
        .map((MatchResult block) -> RulesFile.of("docs/rules.md", block.group(1)))
        .toList();
  }

  @Test
  void shouldShowRulesThatCanBeRead() {
    assertThat(examples()).extracting(Rules::name).containsExactly("customers", "shop-and-crm");
  }

  @Test
  void shouldTellTheDefaults() {
    Rules small = examples().get(0);

    assertThat(small.thresholds()).isEqualTo(new Thresholds(0.9, 0.1, -2));
    assertThat(small.blocking().limit()).isEqualTo(300);
    assertThat(small.blocking().pairsMax()).isEqualTo(50_000_000);
    assertThat(small.comparisons().get(4).levels())
        .extracting(Level::text)
        .containsExactly("exact");
    assertThat(PAGE).contains("| 0.9 |", "| 0.1, ", "| -2 |", "| 300 |", "| 50,000,000 |");
  }

  @Test
  void shouldNameEveryNormaliserWithItsFeatures() {
    for (Normaliser normaliser : Normalisers.all()) {
      String row = row("`" + normaliser.name() + "`");
      assertThat(row.substring(row.lastIndexOf("| ", row.length() - 3) + 2))
          .isEqualTo(
              normaliser.parts().stream()
                  .map(RulesPageTest::written)
                  .collect(Collectors.joining(", ", "", " |")));
      if (normaliser.inputs().size() > 1) {
        assertThat(normaliser.inputs()).allSatisfy(input -> assertThat(row).contains(input));
      }
    }
  }

  private static String written(Part part) {
    return "`" + part.name() + "` (" + part.kind().name().toLowerCase(Locale.ROOT) + ")";
  }

  @Test
  void shouldNameEveryCondition() {
    assertThat(Condition.How.values())
        .allSatisfy(how -> assertThat(PAGE).contains("\n| `" + how.word() + " FEATURE` | "));
  }

  @Test
  void shouldTellTheLimits() {
    assertThat(PAGE).contains(String.format(Locale.ROOT, "at most %,d;", Blocking.RULES_MAX));
    assertThat(26 * Comparison.bits(3)).isLessThan(Comparison.BITS_MAX);
    assertThat(27 * Comparison.bits(3)).isGreaterThan(Comparison.BITS_MAX);
    assertThat(PAGE).contains("enough for 26 comparisons with three levels");
  }

  @Test
  void shouldShowWhatIsKnownBeforehand() {
    Rules linked = examples().get(1);

    assertThat(linked.knowledge()).isEqualTo(new Knowledge(1_000, 50));
    assertThat(linked.comparisons().get(1).u()).containsExactly(0.35, 0.65);
    assertThat(examples().get(0).knowledge()).isEqualTo(Knowledge.NONE);
  }

  @Test
  void shouldNameEveryTakeOfAKey() {
    assertThat(KeyPart.Take.values())
        .filteredOn(take -> take != KeyPart.Take.WHOLE)
        .allSatisfy(
            take ->
                assertThat(PAGE)
                    .containsPattern(
                        "\\| `"
                            + take.name().toLowerCase(Locale.ROOT)
                            + (take.counted() ? "\\d" : "")
                            + "\\(\\w+\\)` \\|"));
  }

  @Test
  void shouldNameEveryLevelWithItsKinds() {
    for (Measure measure : Measure.values()) {
      String kinds =
          measure.kinds().size() == Part.Kind.values().length
              ? "all"
              : Stream.of(Part.Kind.values())
                  .filter(measure.kinds()::contains)
                  .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                  .collect(Collectors.joining(", "));
      assertThat(PAGE).contains("\n| `" + measure.example() + "` | " + kinds + " | ");
    }
  }

  @Test
  void shouldNameEveryWayToSurvive() {
    assertThat(Arrays.stream(Survivor.Kind.values()))
        .allSatisfy(
            kind ->
                assertThat(PAGE)
                    .containsPattern(
                        "(?m)^\\|[^|]*`"
                            + kind.name().toLowerCase(Locale.ROOT).replace('_', '-')
                            + "[ `]"));
  }

  @Test
  void shouldShipRulesThatCanBeRead() throws IOException {
    try (Stream<Path> files = Files.list(HOME.resolve("config/rules"))) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(
              file -> {
                String name = String.valueOf(file.getFileName());
                assertThat(RulesFile.read(file).name()).isEqualTo(name.replace(".yaml", ""));
                assertThat(PAGE).contains("`" + name + "`");
              });
    }
  }

  /** The table's row that begins with this. */
  private static String row(String first) {
    return PAGE.lines()
        .filter(line -> line.startsWith("| " + first + " |"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row for " + first));
  }
}
