package dev.lampo.jobs.source.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lampo.jobs.source.RecordReading;
import dev.lampo.jobs.source.Sources;
import dev.lampo.jobs.source.SourcesYaml;
import dev.lampo.jobs.source.ValueFrom;
import dev.lampo.settings.InvalidSettingsException;
import io.debezium.config.Configuration;
import io.debezium.config.Field;
import io.debezium.connector.mariadb.MariaDbConnectorConfig;
import io.debezium.connector.mysql.MySqlConnectorConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
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
  private static final String MYSQL = MARIADB.replace("mariadb", "mysql");

  @TempDir private Path folder;

  @Test
  void shouldBeReplacedWhereItIsReachedInAnotherWay() {
    List<String> all = new ArrayList<>(List.of(read(POSTGRES), read(MARIADB), read(MYSQL)));
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
    all.add(read(MYSQL.replace("serverId: 7", "serverId: 8")));

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

  @Test
  void shouldReachBothServersWithABinaryLogAtTheirUsualPort() {
    for (String yaml : List.of(MARIADB, MYSQL)) {
      assertThat(sources(yaml.replace("    port: 5432\n", "")).all().get(0).address())
          .contains("reader@db.example:3306/rentals");
    }
    assertThatThrownBy(() -> sources(MYSQL.replace("serverId: 7", "slot: one")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("sources.shop.slot: unknown key");
  }

  /** As Debezium's own connectors judge them without a server. */
  @Test
  void shouldGiveTheEngineNothingThatItRefuses() {
    for (String yaml : List.of(MARIADB, MYSQL)) {
      CdcSource source = (CdcSource) sources(yaml).all().get(0);
      Resume from = new Resume("t", Map.of("file", "mysql-bin.000001", "pos", 4L), List.of());
      for (Resume begin : Arrays.asList(null, from)) {
        Properties settings = EngineSettings.of(source, begin, Duration.ofSeconds(10));
        Map<String, String> wrong = new TreeMap<>();
        Configuration.from(settings)
            .validate(fields(source), (field, value, problem) -> wrong.put(field.name(), problem));
        assertThat(wrong).isEmpty();
        settings.put("database.server.id", "none");
        Configuration.from(settings)
            .validate(fields(source), (field, value, problem) -> wrong.put(field.name(), problem));
        assertThat(wrong).containsOnlyKeys("database.server.id");
      }
    }
  }

  private static Field.Set fields(CdcSource source) {
    return ((BinaryLog) source.server()).server() == BinlogServer.MYSQL
        ? MySqlConnectorConfig.ALL_FIELDS
        : MariaDbConnectorConfig.ALL_FIELDS;
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
