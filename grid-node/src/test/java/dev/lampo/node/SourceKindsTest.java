package dev.lampo.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lampo.jobs.source.Feed;
import dev.lampo.jobs.source.FeedSource;
import dev.lampo.jobs.source.SourceSettings;
import dev.lampo.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written about the kinds of sources, against what is read. */
class SourceKindsTest {
  private static final Path REFERENCE = Repository.ROOT.resolve("config/reference");

  @TempDir private Path folder;

  @Test
  void shouldNameEveryKindWhereAnOperatorLooks() throws IOException {
    List<String> kinds = kinds();

    assertThat(kinds).contains("kafka", "postgres");
    assertThat(Repository.text(Repository.ROOT.resolve("README.md")))
        .contains(kinds.stream().map(kind -> "`" + kind + "`").toList());
    String shipped = Repository.text(Repository.ROOT.resolve("config/sources.yaml"));
    String above = shipped.substring(0, shipped.indexOf("kind: kafka"));
    assertThat(kinds).allSatisfy(kind -> assertThat(above).containsPattern("\\b" + kind + "\\b"));
  }

  @Test
  void shouldTakeTheExampleOfCapturedTables() throws IOException {
    assertThat(SourceSettings.read(write(captured()), REFERENCE).all())
        .singleElement()
        .satisfies(source -> assertThat(source.name()).isEqualTo("shop"));
  }

  /** Its licence does not go with those of other parts of the node; see NOTICE. */
  @Test
  void shouldNotBringTheDriverOfMySqlAndSayWhereItBelongs() throws IOException {
    String yaml = captured().replace("kind: postgres", "kind: mysql");

    var source = (FeedSource) SourceSettings.read(write(yaml), REFERENCE).all().get(0);
    try (Feed sample = source.sample()) {
      sample.open(null, 0);
      assertThatThrownBy(() -> sample.poll(Duration.ofMillis(1)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("com.mysql.cj.jdbc.Driver is not on the class path")
          .hasMessageContaining("into the folder drivers of every node");
    }
  }

  /** The example of the page about captured tables, with the mapping that is shipped. */
  private static String captured() throws IOException {
    String page = Repository.text(Repository.ROOT.resolve("docs/sources/cdc.md"));
    var example = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(page);
    assertThat(example.find()).isTrue();
    String shipped = Repository.text(Repository.ROOT.resolve("config/sources.yaml"));
    int quote = shipped.indexOf("    quote:\n");
    String mapping = shipped.substring(quote, shipped.indexOf("\n\n", quote));
    return example
            .group(1)
            .replaceFirst("(?s)    quote:.*", "")
            .replace("${file:/run/secrets/shop}", "x")
        + mapping
        + "\n";
  }

  /** As the refusal of an unknown kind lists them. */
  private List<String> kinds() throws IOException {
    Path file = write("sources: {shop: {kind: unheard-of}}");
    InvalidSettingsException refused =
        catchThrowableOfType(
            InvalidSettingsException.class, () -> SourceSettings.read(file, REFERENCE));
    String problem =
        refused.problems().stream()
            .map(Object::toString)
            .filter(text -> text.contains("unheard-of"))
            .findFirst()
            .orElseThrow();
    var list = Pattern.compile("expected one of (.*), found").matcher(problem);
    assertThat(list.find()).as(problem).isTrue();
    return List.of(list.group(1).split(", "));
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(folder.resolve("sources.yaml"), yaml);
  }
}
