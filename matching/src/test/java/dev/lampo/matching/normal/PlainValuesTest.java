package dev.lampo.matching.normal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers, word bags, sets, codes of places and addresses on the net. */
class PlainValuesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          12,5        | 12.5
          12.50       | 12.5
          1.234,56    | 1234.56
          1,234.56    | 1234.56
          1.234.567   | 1234567
          1 234 567,8 | 1234567.8
          € 1.000,00  | 1000
          EUR 12      | 12
          -0          | 0
          -007,10     | -7.1
          ,5          | 0.5
          1'000       | 1000
          """)
  void shouldReadNumbers(String delivered, String number) {
    assertThat(Normalised.by("number", delivered).main()).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "12a3", "-", "1-2", "1e5"})
  void shouldReadNoNumberWhereThereIsNone(String delivered) {
    assertThat(Normalised.by("number", delivered).main()).isNull();
  }

  @Test
  void shouldSortWordsOnce() {
    assertThat(Normalised.by("words", "the Cat, the dog & the CAT").main())
        .isEqualTo("cat dog the");
  }

  @Test
  void shouldPartValues() {
    assertThat(Normalised.by("set", "Beta; alpha|BETA\nGamma & c.;;").main())
        .isEqualTo("alpha\nbeta\ngamma c");
    assertThat(Normalised.by("set", "Rossi &amp; Bianchi; Verdi").main())
        .isEqualTo("rossi bianchi\nverdi");
  }

  @Test
  void shouldKeepExactValues() {
    assertThat(Normalised.by("exact", "  Àb  c ").main()).isEqualTo("Àb  c");
    assertThat(Normalised.by("exact", "   ").main()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "00184,00184,001",
    "I-20121,20121,201",
    "184,00184,001",
    "89132-1234,89132,891",
    "SW1A 1AA,SW1A1AA,SW1",
    "3465,3465,346",
    "A0,A0,A0",
    "IT-00000,,",
    "00000-1234,,"
  })
  void shouldReadPostcodes(String delivered, String postcode, String area) {
    assertThat(Normalised.by("postcode", delivered).parts()).containsExactly(postcode, area);
  }

  @ParameterizedTest
  @CsvSource({
    "Bolzano/Bozen,bolzano,",
    "Bozen,bolzano,",
    "BOLZANO - BOZEN,bolzano,",
    "Carpi (MO),carpi,MO",
    "CARPI MO,carpi,MO",
    "Forlì (FO),forli,FC",
    "Forli',forli,",
    "S. Giovanni Lupatoto (VR),san giovanni lupatoto,VR",
    "San Giovanni Lupatoto,san giovanni lupatoto,",
    "Sankt Gallen,sankt gallen,",
    "München,monaco di baviera,",
    "Munich,monaco di baviera,",
    "Las Vegas,las vegas,"
  })
  void shouldNameCitiesAlike(String delivered, String city, String province) {
    assertThat(Normalised.by("city", delivered).parts()).containsExactly(city, province);
  }

  @ParameterizedTest
  @CsvSource({
    "Mario.Rossi+shop@Example.IT,mario.rossi+shop@example.it,mario.rossi,example.it",
    "Mario <m@example.it>,m@example.it,m,example.it",
    "mailto:m@example.it,m@example.it,m,example.it",
    "a@b.it; c@d.it,a@b.it,a,b.it",
    "a@b.it.,a@b.it,a,b.it"
  })
  void shouldReadMailAddresses(String delivered, String address, String local, String domain) {
    assertThat(Normalised.by("email", delivered).parts())
        .containsExactly(address, local, domain, address);
  }

  @Test
  void shouldNotTakeTheMailboxOfADeskForAPerson() {
    assertThat(Normalised.by("email", "Info@example.org").part("personal")).isNull();
    assertThat(Normalised.by("email", "sales+spring@example.org").part("personal")).isNull();
    assertThat(Normalised.by("email", "infante@example.org").part("personal"))
        .isEqualTo("infante@example.org");
  }

  @ParameterizedTest
  @CsvSource({
    "PERSON,person",
    "Individual,person",
    "persona fisica,person",
    "ORGANIZATION,organisation",
    "Persona Giuridica,organisation",
    "vip,",
    "'',"
  })
  void shouldTellPeopleFromOrganisations(String delivered, String kind) {
    assertThat(Normalised.by("party-kind", delivered).main()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nobody", "@", "a@", "@b.it", "a @ b"})
  void shouldReadNoMailAddressWhereThereIsNone(String delivered) {
    assertThat(Normalised.by("email", delivered).parts()).containsOnlyNulls();
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.Example.it/Shop/?a=1,example.it,example.it/shop",
    "example.it,example.it,example.it",
    "http://user:pw@example.it:8080/,example.it,example.it",
    "WWW.EXAMPLE.IT,example.it,example.it"
  })
  void shouldReadWebAddresses(String delivered, String host, String page) {
    assertThat(Normalised.by("url", delivered).parts()).containsExactly(host, page);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          45.4642     | 9.19    | 45.4642 9.19
          45,4642     | 9,19    | 45.4642 9.19
          45.46, 9.19 |         | 45.46 9.19
          45,46 9,19  |         | 45.46 9.19
          -33.1234567 | 151     | -33.123457 151
          0           | 0       |
          95          | 9       |
          abc         | 9       |
          """)
  void shouldReadPositions(String latitude, String longitude, String place) {
    assertThat(Normalised.by("geo", latitude, longitude).main()).isEqualTo(place);
  }
}
