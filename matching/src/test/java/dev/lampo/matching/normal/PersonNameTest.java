package dev.lampo.matching.normal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Mario Rossi              | mario    |          | rossi
          ROSSI Mario              | mario    |          | rossi
          Mario ROSSI              | mario    |          | rossi
          Rossi, Mario             | mario    |          | rossi
          ROSSI MARIO              | mario    |          | rossi
          rossi mario luigi        | mario    | luigi    | rossi
          Dott. Mario Rossi        | mario    |          | rossi
          Sig.ra Maria Grazia Lo Bianco | maria | grazia | lobianco
          DE LUCA GIOVANNI         | giovanni |          | deluca
          Giovanni D'Angelo        | giovanni |          | dangelo
          Mr. Robert J. Smith Jr.  | robert   | j        | smith
          Smith, Robert J, Jr      | robert   | j        | smith
          MARIO J ROSSI            | mario    | j        | rossi
          Rossi M.                 | m        |          | rossi
          J.R. Tolkien             | j        | r        | tolkien
          Robert "Bob" Smith       | robert   |          | smith
          Maria Rossi nata Bianchi | maria    |          | rossi
          Mario Rossi Bianchi      | mario    |          | rossi bianchi
          van der Berg, Anna       | anna     |          | vanderberg
          Geom. Scarpa Stefano     | stefano  |          | scarpa
          Rossi                    |          |          | rossi
          Rosemay A Thomas         | rosemay  | a        | thomas
          Howard Hughes            | howard   |          | hughes
          王杰                     | jie      |          | wang
          张秀英                   | xiu      | ying     | zhang
          Bob                      | bob      |          |
          """)
  void shouldTellGivenNamesFromSurnames(String full, String given, String middle, String family) {
    Normalised name = Normalised.by("person-name", full, null, null, null);

    assertThat(name.part("given")).isEqualTo(given);
    assertThat(name.part("middle")).isEqualTo(middle);
    assertThat(name.part("family")).isEqualTo(family);
  }

  @Test
  void shouldTakeColumnsAtTheirWord() {
    Normalised name = Normalised.by("person-name", null, "Bob J", null, "Smith Sr.");

    assertThat(name.parts())
        .containsExactly(
            "bob j smith",
            "bob",
            "smith",
            "j",
            "roberto",
            "bjs",
            "bob j smith",
            "sr",
            "bob",
            "roberto");
  }

  @Test
  void shouldTakeALastNumeralForTheFirstOfThatNameAndStillForAnInitial() {
    Normalised name = Normalised.by("person-name", null, "Edgar I", null, "Holm");

    assertThat(name.part("suffix")).isEqualTo("sr");
    assertThat(name.part("middle")).isEqualTo("i");
    assertThat(Normalised.by("person-name", null, "Edgar I.", null, "Holm").part("suffix"))
        .isNull();
    assertThat(Normalised.by("person-name", null, "I", null, "Holm").part("suffix")).isNull();
  }

  @Test
  void shouldTakeAPatronymicForNoSurname() {
    Normalised name = Normalised.by("person-name", "Sergei Ivanovich Orlov");

    assertThat(name.part("family")).isEqualTo("orlov");
    assertThat(name.part("middle")).isEqualTo("ivanovich");
    assertThat(Normalised.by("person-name", "Ivan Petrovich").part("family"))
        .isEqualTo("petrovich");
  }

  @ParameterizedTest
  @CsvSource({
    "Bob,roberto",
    "Bob J,roberto",
    "Debbi,deborah",
    "Pat,",
    "Anna Maria,",
    "B,",
    "Xyzzy,"
  })
  void shouldKnowWhoseNameItIsWhereThatIsCertain(String given, String known) {
    assertThat(Normalised.by("person-name", null, given, null, "Holm").part("known"))
        .isEqualTo(known);
  }

  @Test
  void shouldSortAlikeInEitherOrder() {
    assertThat(Normalised.by("person-name", "Esposito Ciro").part("sorted"))
        .isEqualTo(Normalised.by("person-name", "Ciro Esposito").part("sorted"))
        .isEqualTo("ciro esposito");
  }

  @ParameterizedTest
  @CsvSource({
    "Bob,roberto", "Rob,roberto", "Robert,roberto", "Pino,giuseppe", "Gianni,giovanni",
    "Lella,raffaella", "Sepp,giuseppe", "Paco,francesco", "Bill,guglielmo", "Gian Luca,gianluca",
    "Gianluca,gianluca", "Peggy,margherita", "Nicolò,nicola", "B,", "Zaphod,zaphod"
  })
  void shouldKnowNicknames(String given, String root) {
    assertThat(Normalised.by("given-name", given).part("root")).isEqualTo(root);
  }

  @ParameterizedTest
  @CsvSource({
    "De Luca,deluca,deluca,deluca",
    "DELUCA,deluca,deluca,deluca",
    "D Angelo,dangelo,dangelo,dangelo",
    "d’Angelo,dangelo,dangelo,dangelo",
    "O'Brien,obrien,obrien,obrien",
    "Rossi-Bianchi,rossi bianchi,bianchi rossi,rossi",
    "Dalla Chiesa,dallachiesa,dallachiesa,dallachiesa",
    "Dell'Acqua,dellacqua,dellacqua,dellacqua",
    "Rossi Jr,rossi,rossi,rossi",
    "Di,di,di,di"
  })
  void shouldAttachParticles(String delivered, String family, String sorted, String first) {
    assertThat(Normalised.by("family-name", delivered).parts())
        .containsExactly(family, sorted, first);
  }

  @Test
  void shouldGiveInitialsOfGivenNames() {
    assertThat(Normalised.by("given-name", "Maria-Grazia").parts())
        .containsExactly("maria grazia", "maria", "m", "grazia maria", null);
    assertThat(Normalised.by("given-name", "Bob").part("known")).isEqualTo("roberto");
  }
}
