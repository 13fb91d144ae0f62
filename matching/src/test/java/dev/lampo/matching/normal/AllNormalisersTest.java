package dev.lampo.matching.normal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What every normaliser promises, whatever is delivered. */
class AllNormalisersTest {
  /** Those whose main part is a value of the same sort, which normalising again leaves alone. */
  private static final Set<String> FIXED =
      Set.of(
          "text",
          "words",
          "set",
          "code",
          "number",
          "exact",
          "date",
          "date-month-first",
          "postcode",
          "city",
          "email",
          "url",
          "partita-iva",
          "codice-fiscale",
          "iban",
          "geo");

  private static final List<String> PIECES =
      List.of(
          "S.r.l.",
          "srl",
          "di",
          "&",
          "C.",
          "De",
          "D'",
          "Luca",
          "Mario",
          "ROSSI",
          "Dott.",
          "Jr",
          "via",
          "V.le",
          "Roma",
          "12/A",
          "00100",
          "(RM)",
          "in",
          "liquidazione",
          "sigla",
          "-",
          ",",
          "1978",
          "31/12/1978",
          "mar",
          "+39",
          "06",
          "@",
          ".com",
          "http://",
          "IT",
          "XXV",
          "snc",
          "\ud800",
          "\u0000",
          "\n",
          "è",
          "Ã",
          "東",
          "a r.l.",
          "già",
          "\"",
          "'",
          "...",
          "IBAN");

  @Property(tries = 500)
  void shouldNeverThrow(@ForAll("texts") String text, @ForAll("texts") String other) {
    for (Normaliser normaliser : Normalisers.all()) {
      String[] delivered = new String[normaliser.inputs().size()];
      Arrays.fill(delivered, text);
      delivered[delivered.length - 1] = other;

      assertSound(normaliser, delivered);
    }
  }

  @Property(tries = 500)
  void shouldLeaveNormalisedValuesAlone(@ForAll("texts") String text) {
    for (String name : FIXED) {
      Normaliser normaliser = Normalisers.named(name).orElseThrow();
      String once = normaliser.normalise(new String[] {text})[0];
      if (once != null) {
        assertThat(normaliser.normalise(new String[] {once})[0])
            .as("%s of %s", name, text)
            .isEqualTo(once);
      }
    }
  }

  @Test
  void shouldBearHostileValues() {
    for (String text :
        List.of(
            "x".repeat(10_000_000),
            "S.".repeat(1_000_000),
            "1".repeat(1_000_000),
            " ".repeat(1_000_000),
            "\ud800".repeat(10_000),
            "(".repeat(10_000),
            "&".repeat(10_000),
            "\u0000\u0001\uffff\ufffe",
            "é".repeat(100_000),
            "東".repeat(100_000))) {
      for (Normaliser normaliser : Normalisers.all()) {
        String[] delivered = new String[normaliser.inputs().size()];
        Arrays.fill(delivered, text);
        assertSound(normaliser, delivered);
      }
    }
  }

  @Test
  void shouldKnowNothingOfNothing() {
    for (Normaliser normaliser : Normalisers.all()) {
      assertThat(normaliser.normalise(new String[normaliser.inputs().size()]))
          .as(normaliser.name())
          .hasSize(normaliser.parts().size())
          .containsOnlyNulls();
      assertThat(normaliser.normalise(new String[0])).containsOnlyNulls();
    }
  }

  @Test
  void shouldDescribeThemselves() {
    for (Normaliser normaliser : Normalisers.all()) {
      assertThat(normaliser.name()).matches("[a-z]+(-[a-z]+)*");
      assertThat(normaliser.meaning()).isNotBlank().doesNotContain("\n");
      assertThat(normaliser.parts()).extracting(Part::name).doesNotHaveDuplicates().isNotEmpty();
    }
  }

  private static void assertSound(Normaliser normaliser, String[] delivered) {
    String[] parts = normaliser.normalise(delivered.clone());

    assertThat(parts).as(normaliser.name()).hasSize(normaliser.parts().size());
    assertThat(parts).allSatisfy(part -> assertThat(part == null || !part.isEmpty()).isTrue());
    assertThat(normaliser.normalise(delivered.clone())).isEqualTo(parts);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(PIECES).list().ofMaxSize(8).map(list -> String.join(" ", list));
    Arbitrary<String> glued =
        Arbitraries.of(PIECES).list().ofMaxSize(8).map(list -> String.join("", list));
    return Arbitraries.oneOf(
        pieces, glued, Arbitraries.strings().ofMaxLength(60), Arbitraries.strings().ascii());
  }
}
