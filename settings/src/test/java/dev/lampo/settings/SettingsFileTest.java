package dev.lampo.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
  @TempDir private Path folder;
  private Map<String, String> environment = Map.of();

  private enum Unit {
    MAJOR_UNIT,
    MINOR_UNIT
  }

  @Test
  void shouldReadEveryTypeAndItsDefault() {
    SettingsFile file =
        read(
            "name: Lampo",
            "size: 1_000",
            "on: true",
            "wait: 2m",
            "iso: PT1H",
            "unit: minor-unit",
            "list: [a, 7]",
            "nested:",
            "  deep: yes",
            "client:",
            "  bootstrap.servers: 127.0.0.1:9092");
    Section root = file.root();

    assertThat(root.text("name")).isEqualTo("Lampo");
    assertThat(root.integer("size", 1, 0, 2000)).isEqualTo(1000);
    assertThat(root.flag("on", false)).isTrue();
    assertThat(duration(root, "wait", Duration.ZERO)).isEqualTo(Duration.ofMinutes(2));
    assertThat(duration(root, "iso", Duration.ZERO)).isEqualTo(Duration.ofHours(1));
    assertThat(root.choice("unit", Unit.class, Unit.MAJOR_UNIT)).isEqualTo(Unit.MINOR_UNIT);
    assertThat(root.texts("list", List.of())).containsExactly("a", "7");
    assertThat(root.section("nested").text("deep")).isEqualTo("yes");
    assertThat(root.textMap("client")).containsEntry("bootstrap.servers", "127.0.0.1:9092");
    assertThat(root.text("other", "mine")).isEqualTo("mine");
    assertThat(root.integer("otherSize", 7, 0, 10)).isEqualTo(7);
    assertThat(root.flag("otherFlag", true)).isTrue();
    assertThat(duration(root, "otherWait", Duration.ofDays(3))).isEqualTo(Duration.ofDays(3));
    assertThat(root.texts("otherList", List.of("x"))).containsExactly("x");
    assertThat(root.optionalText("otherText")).isEmpty();
    assertThat(root.optionalSection("otherSection")).isEmpty();
    file.check();
    assertThat(file.effective())
        .startsWith("name = Lampo\nsize = 1000\n")
        .contains("wait = 2m\n", "iso = 1h\n", "unit = minor-unit\n", "nested.deep = yes\n")
        .contains("client.bootstrap.servers = 127.0.0.1:9092\n", "otherWait = 3d\n");
  }

  @Test
  void shouldReportEveryProblemAtOnceWithItsLine() {
    SettingsFile file =
        read(
            "size: many",
            "small: 3",
            "on: perhaps",
            "wait: 5 weeks",
            "unit: minor-unti",
            "list: one",
            "nested: 7",
            "sources:",
            "  brokers:",
            "    topc: quotes",
            "name: [a]",
            "blank: ''",
            "size: 3");
    Section root = file.root();
    root.integer("size", 1, 0, 9);
    root.integer("small", 7, 5, 9);
    root.flag("on", false);
    duration(root, "wait", Duration.ZERO);
    root.choice("unit", Unit.class, Unit.MAJOR_UNIT);
    root.texts("list", List.of());
    root.section("nested").text("deep");
    root.sections("sources").get("brokers").text("topic");
    root.text("name");
    root.text("blank");
    root.text("gone");
    root.section("away").text("deeper");

    assertThat(texts(file))
        .containsExactlyInAnyOrder(
            "1: size: expected a whole number, found \"many\"",
            "1: gone: required setting is missing",
            "1: away: required section is missing",
            "2: small: must be from 5 to 9, found 3",
            "3: on: expected true or false, found \"perhaps\"",
            "4: wait: expected a duration such as 500ms, 5s, 2m, 2h or 730d, found \"5 weeks\"",
            "5: unit: expected one of major-unit, minor-unit, found \"minor-unti\"; did you mean"
                + " \"minor-unit\"?",
            "6: list: expected a list such as [one, two]",
            "7: nested: expected keys with values below it",
            "9: sources.brokers.topic: required setting is missing",
            "10: sources.brokers.topc: unknown key; did you mean \"topic\"?",
            "11: name: expected one value, found a list",
            "12: blank: must not be empty",
            "13: size: key stands here twice, first in line 1");
    assertThatThrownBy(file::check)
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageStartingWith("14 problems:\n  ")
        .hasMessageContaining("settings.yaml:10: sources.brokers.topc: unknown key");
  }

  @Test
  void shouldRefuseANumberOfMoreThan32Bits() {
    SettingsFile file = read("far: 5_000_000_000");

    assertThat(file.root().integer("far", 7, 0, Integer.MAX_VALUE)).isEqualTo(7);
    assertThat(texts(file))
        .containsExactly("1: far: must be from 0 to 2147483647, found 5000000000");
  }

  @Test
  void shouldNameTheFileThatIsNotThere() {
    SettingsFile file = SettingsFile.read(folder.resolve("none.yaml"));
    file.root().text("needed");

    assertThat(file.problems()).hasSize(1);
    assertThat(file.problems().get(0).toString()).endsWith("none.yaml: file does not exist");
  }

  @Test
  void shouldNameTheLineOfInvalidYaml() {
    SettingsFile file = read("a: 1", "b: [2", "c: 3");
    file.root().text("needed");

    assertThat(file.problems()).hasSize(1);
    assertThat(file.problems().get(0).message()).startsWith("invalid YAML: ");
    assertThat(file.problems().get(0).line()).isEqualTo(3);
  }

  @Test
  void shouldRefuseFilesThatAreNotKeysWithValues() {
    assertThat(texts(read("- a")))
        .containsExactly("1: expected keys with values at the top of the file");
    assertThat(texts(read("# nothing"))).containsExactly("file is empty");
    assertThat(texts(read("[a]: 1"))).containsExactly("1: a key must be plain text");
    assertThat(texts(read("a: 1", "---", "b: 2"))).hasSize(1);
    assertThat(texts(read("a: " + "[".repeat(60) + "]".repeat(60)))).hasSize(1);
  }

  @Test
  void shouldRefuseBytesThatAreNotUtf8() throws IOException {
    Path path = folder.resolve("latin.yaml");
    Files.write(path, "name: Forlì".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(SettingsFile.read(path).problems().get(0).message()).contains("UTF-8");
  }

  @Test
  void shouldFillInPlaceholders() throws IOException {
    Files.writeString(folder.resolve("secret"), "hush ${env:HOST}\n");
    environment = Map.of("HOST", "kafka", "EMPTY", "");
    SettingsFile file =
        read(
            "a: ${env:HOST}:9092",
            "b: ${env:NONE:127.0.0.1:29092}",
            "c: ${env:EMPTY:x}${env:NONE:}",
            "d: ${file:secret}");
    Section root = file.root();

    assertThat(root.text("a")).isEqualTo("kafka:9092");
    assertThat(root.text("b")).isEqualTo("127.0.0.1:29092");
    assertThat(root.text("c")).isEqualTo("x");
    assertThat(root.text("d")).isEqualTo("hush ${env:HOST}");
    file.check();
    assertThat(file.effective()).contains("d = ****\n").doesNotContain("hush");
  }

  @Test
  void shouldReportPlaceholdersThatCannotBeFilledIn() {
    SettingsFile file = read("a: ${env:NONE}", "b: ${file:nowhere}", "c: ${sys:x}");
    List.of("a", "b", "c").forEach(key -> file.root().text(key));

    assertThat(texts(file))
        .containsExactly(
            "1: a: environment variable NONE is not set; set it, or write ${env:NONE:default}",
            "2: b: file nowhere cannot be read: NoSuchFileException",
            "3: c: unknown placeholder ${sys:x}; there are ${env:NAME}, ${env:NAME:default} and"
                + " ${file:PATH}");
  }

  @Test
  void shouldNeverShowSecrets() throws IOException {
    Files.writeString(folder.resolve("secret"), "hush");
    environment = Map.of("PASSWORD", "hush");
    SettingsFile file =
        read(
            "password: ${env:PASSWORD}",
            "plain: hush",
            "size: ${file:secret}",
            "client:",
            "  sasl.jaas.config: hush");
    Section root = file.root();

    assertThat(root.secret("password", null)).isEqualTo("hush");
    assertThat(root.secret("plain", null)).isEqualTo("hush");
    assertThat(root.secret("none", null)).isNull();
    assertThat(root.textMap("client", key -> key.startsWith("sasl")))
        .containsEntry("sasl.jaas.config", "hush");
    root.integer("size", 1, 0, 9);

    assertThat(file.effective()).contains("password = ****", "plain = ****", "none = \n");
    assertThat(file.effective()).contains("client.sasl.jaas.config = ****").doesNotContain("hush");
    assertThat(texts(file)).containsExactly("3: size: expected a whole number, found ****");
  }

  @Test
  void shouldTakeWhatTheCallerRejects() {
    SettingsFile file = read("a: 1", "b:", "  c: 2");
    file.root().text("a");
    file.root().reject("a", "is odd", "two");
    Section b = file.root().section("b");
    b.text("c");
    b.reject("is lonely");

    assertThat(texts(file))
        .containsExactly("1: a: is odd; did you mean \"two\"?", "2: b: is lonely");
  }

  @Test
  void shouldReadATextThatSaysTheSameEverywhere() {
    SettingsFile file = SettingsFile.of("kept", "a: 1\nb: ${env:HOME}\nc: ${file:secret}\nd: 2");
    file.root().integer("a", 0, 0, 9);
    file.root().text("b", "");
    file.root().text("c", "");

    assertThat(file.root().integer("a", 0, 0, 9)).isEqualTo(1);
    assertThat(file.problems().stream().map(Problem::toString))
        .containsExactly(
            "kept:2: b: nothing is filled in here: write the value itself for ${env:HOME}",
            "kept:3: c: nothing is filled in here: write the value itself for ${file:secret}",
            "kept:4: d: unknown key");
  }

  private SettingsFile read(String... lines) {
    try {
      Path path = folder.resolve("settings.yaml");
      Files.write(path, List.of(lines));
      return SettingsFile.read(path, environment::get);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> texts(SettingsFile file) {
    String prefix = folder.resolve("settings.yaml").toString();
    return file.problems().stream()
        .map(problem -> problem.toString().substring(prefix.length() + 1).strip())
        .toList();
  }

  private static Duration duration(Section section, String key, Duration defaultValue) {
    return section.duration(key, defaultValue, Duration.ZERO, Duration.ofDays(365));
  }
}
