package dev.lampo.matching.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lampo.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurvivorReaderTest {
  @TempDir private Path folder;

  private Rules read(String survivor) throws IOException {
    Path file = folder.resolve("rules.yaml");
    Files.writeString(
        file,
        "name: test\nfields:\n  name:\n    survivor: "
            + survivor
            + "\n  seen: {as: text}\nblocking: {keys: [name]}\ncompare:\n  name: {on: name}\n");
    return RulesFile.read(file);
  }

  @Test
  void shouldReadOneWayOrSeveral() throws IOException {
    assertThat(read("longest").fields().get(0).survivors())
        .containsExactly(new Survivor(Survivor.Kind.LONGEST, List.of()));
    assertThat(read("[source crm web, most-recent seen]").fields().get(0).survivors())
        .containsExactly(
            new Survivor(Survivor.Kind.SOURCE, List.of("crm", "web")),
            new Survivor(Survivor.Kind.MOST_RECENT, List.of("seen")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "most-recent | most-recent wants the field with the date: most-recent updated",
        "oldest sene | there is no field \"sene\"",
        "validated good | text has no part \"good\"",
        "source | source wants the sources from the best down",
        "longest name | longest takes no name",
        "longst | did you mean \"longest\""
      })
  void shouldRefuseWaysThatLeadNowhere(String survivor, String problem) {
    assertThatThrownBy(() -> read(survivor))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining(problem);
  }
}
