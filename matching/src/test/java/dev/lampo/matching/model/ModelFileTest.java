package dev.lampo.matching.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lampo.matching.block.HotKeys;
import dev.lampo.matching.file.BadFileException;
import dev.lampo.matching.testing.People;
import dev.lampo.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
  @TempDir private Path folder;

  private String written(Model model) throws IOException {
    Path file = folder.resolve("model.json");
    ModelFile.write(model, file);
    return Files.readString(file);
  }

  private Model read(String text) throws IOException {
    Path file = folder.resolve("read.json");
    Files.writeString(file, text);
    return ModelFile.read(file);
  }

  @Test
  void shouldReadBackWhatItWrote() throws IOException {
    Model model = People.made(1, 200).trained();

    Model read = read(written(model));

    assertThat(read.prior()).isEqualTo(model.prior());
    assertThat(read.weights()).isEqualTo(model.weights());
    assertThat(read.frequencies()).isEqualTo(model.frequencies());
    assertThat(read.hot()).isEqualTo(model.hot());
    assertThat(read.baseline()).isEqualTo(model.baseline());
    assertThat(read.rules().text()).isEqualTo(model.rules().text());
    assertThat(read.rules().features()).isEqualTo(model.rules().features());
    assertThat(read.hash()).isEqualTo(model.hash()).matches("[0-9a-f]{16}");
    assertThat(written(read)).isEqualTo(written(model)).contains(model.hash());
  }

  @Test
  void shouldWriteTheSameBytesWhateverTheOrderOfRecords() throws IOException {
    assertThat(written(People.made(1, 200).shuffled(1).trained()))
        .isEqualTo(written(People.made(1, 200).shuffled(2).trained()));
  }

  @Test
  void shouldTellModelsApart() {
    Model model = new People().model();
    Model other = new Model(model.rules(), 0.01, model.weights(), model.frequencies(), model.hot());

    assertThat(other.hash()).isNotEqualTo(model.hash());
  }

  @Test
  void shouldKeepStrangeValues() throws IOException {
    Map<String, Integer> values = new HashMap<>();
    values.put("\ud800 lone", 2);
    values.put("漢字 \u0000 \"quoted\"", 3);
    values.put("x".repeat(200_000), 4);
    Model model = new People().model();
    List<Frequencies> frequencies = new ArrayList<>(model.frequencies());
    frequencies.set(1, new Frequencies(0.5, 0.001, 10, values, Map.of(), true));
    Model strange =
        new Model(
            model.rules(),
            model.prior(),
            model.weights(),
            frequencies,
            new HotKeys(new long[] {-1, 0, 7}));

    Model read = read(written(strange));

    assertThat(read.frequencies().get(1).values()).isEqualTo(values);
    assertThat(read.hot()).isEqualTo(strange.hot());
    assertThat(written(strange)).contains("ffffffffffffffff");
  }

  @Test
  void shouldRefuseWhatWasChanged() throws IOException {
    String text = written(new People().model());

    assertThatThrownBy(() -> read(text.replace("\"total\" : 1000", "\"total\" : 1001")))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("was changed after it was written");
    assertThatThrownBy(() -> read(text.substring(0, text.length() / 2)))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("is no model");
    assertThatThrownBy(() -> read(text.replace("\"version\" : 1", "\"version\" : 2")))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("is of version 2, this program reads version 1");
  }

  @Test
  void shouldRefuseWhatIsNoModel() throws IOException {
    assertThatThrownBy(() -> read("{}")).hasMessageContaining("is no model");
    assertThatThrownBy(() -> read("[1]")).hasMessageContaining("is no model");
    assertThatThrownBy(() -> read("null")).hasMessageContaining("is no model");
    assertThatThrownBy(() -> ModelFile.read(folder.resolve("none.json")))
        .hasMessageContaining("cannot be read");
    assertThatThrownBy(() -> read("{\"format\": \"lampo-model\", \"version\": 1}"))
        .hasMessageContaining("is not whole");
  }

  @Test
  void shouldRefuseRulesThatMeanNothing() throws IOException {
    String text = written(new People().model());

    assertThatThrownBy(() -> read(text.replace("jaro-winkler 0.9", "jaro-winker 0.9")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("did you mean \"jaro-winkler\"");
    assertThatThrownBy(() -> read(text.replace("name: people", "name: ${file:secret}")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("nothing is filled in here");
  }
}
