package dev.lampo.matching.normal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          Rossi & Figli, S.n.c.     | rossi figli s n c
          Società                   | societa
          SocietÃ  cooperativa      | societa cooperativa
          SOCIETÃ\u00a0 AGRICOLA    | societa agricola
          UniversitÃ\u00a0 di ForlÃ¬ | universita di forli
          perchÃƒÂ©                 | perche
          l’arte                    | l arte
          E' ARRIVATA               | e arrivata
          È ARRIVATA                | e arrivata
          Forli'                    | forli
          BOZZA &amp; CERVELLIN     | bozza cervellin
          A.S.D. &quot;Tao&quot;    | a s d tao
          caf&#233; &#x26; bar      | cafe bar
          CAFÉ”                     | cafe
          Müller Straße             | muller strasse
          ﬁne ＡＢＣ                | fine abc
          e\u0300 così              | e cosi
          Acme™ Inc®                | acme inc
          Москва                    | moskva
          Αθήνα                     | athena
          ВАСІЛЬЕЎ                  | vasileu
          東京                      | dong jing
          SOCIET\ufffd              | societ
          """)
  void shouldFold(String delivered, String folded) {
    assertThat(Normalised.by("text", delivered).main()).isEqualTo(folded);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "-- !?", "\ud83d\ude00", "\ud800"})
  void shouldMakeNothingOfNoWords(String delivered) {
    assertThat(Normalised.by("text", delivered).main()).isNull();
  }

  @Test
  void shouldLookAtTheBeginningOfEndlessText() {
    assertThat(Normalised.by("text", "a".repeat(10_000_000)).main())
        .isEqualTo("a".repeat(Delivered.CHARACTERS_MAX));
  }
}
