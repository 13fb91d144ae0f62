package dev.lampo.matching.normal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainCodeTest {
  @ParameterizedTest
  @CsvSource({"294-66-9999,294669999", "ab.12/c,AB12C", "0012,0012", "x,X", "99,99", "1,1"})
  void shouldKeepLettersAndDigits(String delivered, String code) {
    assertThat(Normalised.by("code", delivered).main()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", "0000", "0", "n/a", "N.A.", "none", "null", "unknown", "n.d.", "99999"})
  void shouldTakePlaceholdersForNothing(String delivered) {
    assertThat(Normalised.by("code", delivered).parts()).containsOnlyNulls();
  }

  @ParameterizedTest
  @CsvSource({"B0I2S,80125", "8O1Z5,80125"})
  void shouldLookAlikeWhereScannersErr(String delivered, String look) {
    assertThat(Normalised.by("code", delivered).part("look")).isEqualTo(look);
  }
}
