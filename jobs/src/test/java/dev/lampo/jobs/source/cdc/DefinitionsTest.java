package dev.lampo.jobs.source.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import io.debezium.relational.history.HistoryRecord;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A mark never holds a definition from behind its place. */
class DefinitionsTest {
  private final Definitions definitions = new Definitions(List.of("earlier"));

  @Test
  void shouldGiveAPlaceOnlyWhatWasHandedOverBeforeIt() throws IOException {
    read(10);
    read(20);
    assertThat(definitions.first(definitions.passed())).containsExactly("earlier");

    definitions.pass(place(10));
    assertThat(definitions.passed()).isEqualTo(2);
    definitions.pass(place(15));
    assertThat(definitions.passed()).isEqualTo(2);
    definitions.pass(place(20));
    assertThat(definitions.first(definitions.passed())).isEqualTo(definitions.texts()).hasSize(3);
  }

  @Test
  void shouldTakeAllDefinitionsOfOneStatementTogether() throws IOException {
    read(10);
    read(10);
    definitions.pass(place(10));
    assertThat(definitions.passed()).isEqualTo(3);
  }

  private void read(long at) throws IOException {
    definitions.add(
        new HistoryRecord(
            Map.of("server", "shop"), place(at), "shop", null, "ALTER", null, Instant.EPOCH));
  }

  private static Map<String, Object> place(long at) {
    return Map.of("file", "log.000001", "pos", at, "server_id", 1L);
  }
}
