package dev.lampo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasureTest {
  private static final Map<String, Object> SETTINGS = Map.of("nodes", 2, "copy", true);

  @Test
  void shouldBeOneObjectOnOneLineForPrograms() throws IOException {
    String line =
        Measure.of("quotes", "rate", 12_345.678, "1/s", SETTINGS).beside("other", 5_000).json();

    JsonNode json = new ObjectMapper().readTree(line);
    assertThat(line).doesNotContain("\n");
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "bench", "measure", "value", "unit", "peer", "peerValue", "ratio", "settings");
    assertThat(json.get("value").asDouble()).isEqualTo(12_346);
    assertThat(json.get("ratio").asDouble()).isEqualTo(2.469);
    assertThat(json.at("/settings/nodes").asInt()).isEqualTo(2);
  }

  @Test
  void shouldSayNothingOfAPeerWhereThereIsNone() throws IOException {
    JsonNode json =
        new ObjectMapper().readTree(Measure.of("quotes", "p99", 0.0123, "ms", Map.of()).json());

    assertThat(json.get("peer").isNull()).isTrue();
    assertThat(json.get("ratio").isNull()).isTrue();
    assertThat(json.get("value").asDouble()).isEqualTo(0.012);
  }
}
