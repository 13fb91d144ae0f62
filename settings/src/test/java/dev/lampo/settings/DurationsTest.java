package dev.lampo.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @ValueSource(strings = {"1ms", "1500ms", "0s", "5s", "2m", "90m", "2h", "730d"})
  void shouldWriteWhatItRead(String text) {
    Duration read = Durations.parse(text).orElseThrow();

    assertThat(Durations.parse(Durations.text(read))).contains(read);
  }

  @Test
  void shouldReadBothForms() {
    assertThat(Durations.parse("730d")).contains(Duration.ofDays(730));
    assertThat(Durations.parse("PT0.5S")).contains(Duration.ofMillis(500));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "s", "-5s", "1y", "1.5h", "999999999999999999d"})
  void shouldRefuseTheRest(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }
}
