package dev.lampo.jobs.source.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lampo.jobs.source.RecordReading;
import dev.lampo.jobs.source.Sources;
import dev.lampo.jobs.source.SourcesYaml;
import dev.lampo.jobs.source.ValueFrom;
import dev.lampo.settings.InvalidSettingsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CdcSettingsTest {
  private static final String POSTGRES =
      """
      sources:
        shop:
          kind: postgres
          host: db.example
          port: 5432
          database: rentals
          user: reader
          password: hidden1
          table: public.quotes
          slot: one
          publication: one_too
          id: key
      """
          + SourcesYaml.quoteByColumns("");
  private static final String MARIADB =
      POSTGRES
          .replace("postgres", "mariadb")
          .replace("slot: one", "serverId: 7")
          .replace("    publication: one_too\n", "");

  @TempDir private Path folder;

  @Test
  void shouldBeReplacedWhereItIsReachedInAnotherWay() {
    List<String> all = new ArrayList<>(List.of(read(POSTGRES), read(MARIADB)));
    for (String edit :
        List.of(
            "db.example->other.example",
            "5432->5433",
            "database: rentals->database: other",
            "reader->other",
            "hidden1->hidden2",
            "slot: one->slot: two",
            "one_too->two_too")) {
      String[] fromTo = edit.split("->");
      assertThat(POSTGRES).contains(fromTo[0]);
      all.add(read(POSTGRES.replace(fromTo[0], fromTo[1])));
    }
    all.add(read(MARIADB.replace("serverId: 7", "serverId: 8")));

    assertThat(all).doesNotHaveDuplicates();
    assertThat(sources(POSTGRES).all().get(0).address())
        .contains("reader@db.example:5432/rentals")
        .doesNotContain("hidden");
  }

  @Test
  void shouldOrderDeletionsByNothingThatAChangedRowDoesNotHave() {
    String byColumn =
        POSTGRES.replace("    id: key", "    id: key\n    version: {field: revision}");

    assertThat(reading(byColumn).deletionVersion()).isNull();
    assertThat(reading(byColumn + "    deletionVersion: timestamp\n").deletionVersion())
        .isEqualTo(new ValueFrom.Timestamp());
    assertThatThrownBy(() -> reading(byColumn + "    deletionVersion: {header: revision}\n"))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("sources.shop.deletionVersion: expected position or timestamp");
  }

  private RecordReading reading(String yaml) {
    return sources(yaml).all().get(0).reading();
  }

  private String read(String yaml) {
    return sources(yaml).fingerprint();
  }

  private Sources sources(String yaml) {
    return SourcesYaml.read(folder, yaml);
  }
}
