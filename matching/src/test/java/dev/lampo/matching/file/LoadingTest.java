package dev.lampo.matching.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.matching.record.Table;
import dev.lampo.matching.record.Vocabulary;
import dev.lampo.matching.rules.Rules;
import dev.lampo.matching.rules.RulesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How records get their names, also where a column only looks as if it named them. */
class LoadingTest {
  private static final String RULES =
      """
      name: towns
      fields:
        town: {as: text, from: [town]}
      blocking:
        keys: [town]
      compare:
        town: {frequency: true}
      """;

  /** More than are made ready at once. */
  private static final int ROWS = 20_000;

  @TempDir private Path folder;

  @Test
  void shouldNameRecordsByTheirColumnWhereItNamesThem() throws IOException {
    Loading loading = loading();
    Loading.Loaded loaded = loading.add(input("a", ROWS, "id", ROWS));
    assertThat(loaded.byLine()).isFalse();
    assertThat(loading.table().id(3)).hasToString("a:3");
  }

  @Test
  void shouldReadAgainByLinesWhereTheNamesRepeatAtLast() throws IOException {
    Loading loading = loading();
    loading.add(input("a", 5, "id", 5));
    Loading.Loaded loaded = loading.add(input("b", ROWS, "id", ROWS - 1));
    assertThat(loaded.byLine()).isTrue();
    assertThat(loaded.repeatedName()).contains("id");
    assertThat(loaded.records()).isEqualTo(ROWS);

    Loading plain = loading();
    plain.add(input("a", 5, "id", 5));
    plain.add(input("b", ROWS, "other", ROWS));
    assertThat(text(loading.table())).isEqualTo(text(plain.table()));
  }

  @Test
  void shouldRefuseRowsWhereAColumnWasAskedForAndRepeats() throws IOException {
    Input usual = input("a", 10, "id", 9);
    Input asked = new Input(usual.file(), "a", "id", null, null, null);
    Loading.Loaded loaded = loading().add(asked);
    assertThat(loaded.records()).isEqualTo(9);
    assertThat(loaded.rejects().told())
        .containsExactly(usual.file() + ":11: the id a:0 is there twice");
  }

  @Test
  void shouldRefuseRowsThatAnEarlierInputNamed() throws IOException {
    Loading loading = loading();
    Input input = input("a", 10, "id", 10);
    loading.add(input);
    assertThat(loading.add(input).rejects().count()).isEqualTo(10);
    assertThat(loading.table().size()).isEqualTo(10);
  }

  private Input input(String source, int rows, String idColumn, int names) throws IOException {
    StringBuilder text = new StringBuilder(idColumn + ",town\n");
    for (int i = 0; i < rows; i++) {
      text.append(i % names).append(",Town ").append(i % 7).append('\n');
    }
    Path file = folder.resolve(source + idColumn + ".csv");
    Files.writeString(file, text);
    return new Input(file, source, null, null, null, null);
  }

  private Loading loading() throws IOException {
    Path file = folder.resolve("rules.yaml");
    Files.writeString(file, RULES);
    Rules rules = RulesFile.read(file);
    return new Loading(rules, size -> {});
  }

  private static String text(Table table) {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < table.size(); row++) {
      text.append(table.id(row)).append(' ').append(table.text(row, 1)).append('\n');
    }
    Vocabulary towns = table.vocabulary(1);
    for (int number = 0; number < towns.size(); number++) {
      text.append(towns.text(number)).append(' ').append(towns.count(number)).append('\n');
    }
    return text.append(towns.total()).toString();
  }
}
