package dev.lampo.matching.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lampo.matching.file.BadFileException;
import dev.lampo.matching.file.Input;
import dev.lampo.matching.file.Loading;
import dev.lampo.matching.rules.Rules;
import dev.lampo.matching.testing.People;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveredTableTest {
  @TempDir private Path folder;

  private final Rules rules = People.rules();

  private Path file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  @Test
  void shouldKeepWhatWasDeliveredRowByRow() throws IOException {
    Path crm = file("crm.csv", "id,name,town", "1,Anna  ROSSI,Roma", "1,Twice,x", "2,,y");
    Path web = file("web.csv", "name,id,e-mail", "Łukasz,1,l@x.pl");
    Loading loading = new Loading(rules, records -> {});
    loading.add(new Input(crm, "crm", "id", null, null, null));
    loading.add(new Input(web, "web", "id", null, null, null));

    DeliveredTable delivered = DeliveredTable.of(rules, loading.table(), loading.loaded());

    assertThat(delivered.text(0, "name")).isEqualTo("Anna  ROSSI");
    assertThat(delivered.text(0, "city")).isNull();
    assertThat(delivered.text(1, "name")).isNull();
    assertThat(delivered.text(2, "name")).isEqualTo("Łukasz");
    assertThat(delivered.text(2, "mail")).isEqualTo("l@x.pl");
    assertThat(delivered.text(2, "nothing")).isNull();
  }

  @Test
  void shouldTellThatAnInputWasChangedMeanwhile() throws IOException {
    Path crm = file("crm.csv", "id,name", "1,Anna", "2,Luca");
    Loading loading = new Loading(rules, records -> {});
    loading.add(new Input(crm, "crm", "id", null, null, null));
    file("crm.csv", "id,name", "1,Anna");

    assertThatThrownBy(() -> DeliveredTable.of(rules, loading.table(), loading.loaded()))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("there is no record crm:2 any more");
  }
}
