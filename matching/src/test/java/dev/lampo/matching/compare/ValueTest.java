package dev.lampo.matching.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.matching.normal.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTest {
  private final Measuring measuring = new Measuring();

  private static Value of(Part.Kind kind, String text) {
    return Value.of(text, kind, 0.01, null);
  }

  private double measured(Measure measure, String one, String other) {
    Value a = of(Part.Kind.NAME, one);
    Value b = of(Part.Kind.NAME, other);
    double found = measuring.measured(measure, a, b, 0.5);
    assertThat(measuring.measured(measure, b, a, 0.5)).isEqualTo(found);
    return found;
  }

  @ParameterizedTest
  @CsvSource({
    "bob,robert,1",
    "peggie,margaret,1",
    "pat,patrick,1",
    "pat,patricia,1",
    "patrick,patricia,0",
    "anna,annabelle,0",
    "xyzzy,xyzzi,0"
  })
  void shouldKnowFormsOfOneName(String one, String other, double nickname) {
    assertThat(measured(Measure.NICKNAME, one, other)).isEqualTo(nickname);
  }

  @Test
  void shouldNotTakeTwoKnownNamesForOneThatWasMistyped() {
    assertThat(measured(Measure.JARO_WINKLER, "mario", "maria")).isZero();
    assertThat(measured(Measure.BEGINS, "anna", "annabelle")).isZero();
    assertThat(measured(Measure.EDITS, "mario", "maria")).isGreaterThan(99);
    assertThat(measured(Measure.JARO_WINKLER, "maria", "mariq")).isGreaterThan(0.9);
    assertThat(measured(Measure.JARO_WINKLER, "robert", "rupert")).isGreaterThan(0.7);
    assertThat(measured(Measure.BEGINS, "a", "annabelle")).isEqualTo(1);
  }

  @Test
  void shouldHearWhatSoundsAlike() {
    assertThat(measured(Measure.SOUNDS, "kandice", "candyce")).isEqualTo(1);
    assertThat(measured(Measure.SOUNDS, "wilm", "holm")).isZero();
    assertThat(measured(Measure.SOUNDS, "k", "c")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "1951-02-14,1983-11-30,true",
    "1983-11-30,1951-02-14,true",
    "1951-02-14,1952-02-14,false",
    "1951-02-14,1952-03-20,false",
    "1951-02-14,1971-02-14,false",
    "1951-02-14,1971-02-24,false",
    "1951-02-11,1983-11-02,false",
    "1900-01-01,1983-11-30,false",
    "1951,1983-11-30,false"
  })
  void shouldHoldDatesApartThatNoSlipExplains(String one, String other, boolean apart) {
    assertThat(of(Part.Kind.DATE, one).apart(of(Part.Kind.DATE, other))).isEqualTo(apart);
  }
}
