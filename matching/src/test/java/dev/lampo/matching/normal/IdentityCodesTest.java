package dev.lampo.matching.normal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that somebody gave out, with their check digits; and telephone numbers. */
class IdentityCodesTest {
  @ParameterizedTest
  @CsvSource({
    "00743110157,00743110157",
    "IT00743110157,00743110157",
    "IT 007 431 101 57,00743110157",
    "P.IVA 00743110157,00743110157",
    "743110157,00743110157"
  })
  void shouldAcceptVatNumbers(String delivered, String number) {
    Normalised vat = Normalised.by("partita-iva", delivered);

    assertThat(vat.main()).isEqualTo(number);
    assertThat(vat.part("valid")).isEqualTo("yes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00743110158",
        "00000000000",
        "99999999999",
        "12345678901",
        "123",
        "FR00743110157"
      })
  void shouldKeepWrongVatNumbersAsDelivered(String delivered) {
    Normalised vat = Normalised.by("partita-iva", delivered);

    assertThat(vat.main()).isNull();
    assertThat(vat.part("delivered")).isEqualTo(delivered.replace("FR", ""));
    assertThat(vat.part("valid")).isEqualTo("no");
  }

  @Property(tries = 300)
  void shouldNoticeEveryWrongDigit(
      @ForAll @IntRange(min = 0, max = 10) int place, @ForAll @IntRange(max = 9) int digit) {
    StringBuilder number = new StringBuilder("00743110157");
    boolean isSame = number.charAt(place) == '0' + digit;
    number.setCharAt(place, (char) ('0' + digit));

    assertThat(VatNumber.hasRightCheckDigit(number.toString())).isEqualTo(isSame);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSSMRA75C22H501I", "RSSMRA75C22H5LML", "rss mra 75c22 h501 i"})
  void shouldReadTaxCodesAndTheirTwins(String delivered) {
    assertThat(Normalised.by("codice-fiscale", delivered).parts())
        .containsExactly("RSSMRA75C22H501I", "yes", "1975-03-22", "m", "H501", null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSSMRA75C22H501A", "RSSMRA75C22H501", "ABCDEFGHIJKLMNOP", "00000000001"})
  void shouldRefuseWrongTaxCodes(String delivered) {
    assertThat(Normalised.by("codice-fiscale", delivered).parts())
        .containsExactly(null, "no", null, null, null, null);
  }

  @Test
  void shouldTakeElevenDigitsForATaxCode() {
    assertThat(Normalised.by("codice-fiscale", "00743110157").parts())
        .containsExactly("00743110157", "yes", null, null, null, null);
  }

  @ParameterizedTest
  @CsvSource({
    "Mario,Rossi,22/03/1975,M,Roma,full",
    "Mario,Rossi,,,,full",
    "Mario,Bianchi,,,,partial",
    "Mario,Rossi,1975-03-23,M,Roma,partial",
    "Mario,Rossi,,F,,partial",
    ",,,,Milano,none",
    ",,,,H501,full",
    ",,,,Roma (RM),full",
    ",,,,Utopia,",
    "Luigi,Bianchi,1980-01-01,F,Milano,none"
  })
  void shouldHoldATaxCodeAgainstThePerson(
      String given, String family, String born, String sex, String place, String agrees) {
    Normalised code =
        Normalised.by("codice-fiscale", "RSSMRA75C22H501I", given, family, born, sex, place);

    assertThat(code.part("agrees")).isEqualTo(agrees);
  }

  @ParameterizedTest
  @CsvSource({
    "Mario,MRA",
    "Gianfranco,GFR",
    "Anna,NNA",
    "Ada,DAA",
    "Al,LAX",
    "Io,IOX",
    "Maria Grazia,MGR"
  })
  void shouldAbbreviateGivenNames(String name, String letters) {
    assertThat(TaxCode.ofGiven(name)).isEqualTo(letters);
  }

  @ParameterizedTest
  @CsvSource({"Rossi,RSS", "Fo,FOX", "De Luca,DLC", "D'Aie,DAI", "Aiello,LLA"})
  void shouldAbbreviateSurnames(String name, String letters) {
    assertThat(TaxCode.ofFamily(name)).isEqualTo(letters);
  }

  @ParameterizedTest
  @ValueSource(strings = {"IT60X0542811101000000123456", "IBAN IT60 X054 2811 1010 0000 0123 456"})
  void shouldAcceptBankAccounts(String delivered) {
    assertThat(Normalised.by("iban", delivered).parts())
        .containsExactly("IT60X0542811101000000123456", "IT60X0542811101000000123456", "yes", "IT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"IT61X0542811101000000123456", "IT60X054281110100000012345", "ABC"})
  void shouldKeepWrongBankAccountsAsDelivered(String delivered) {
    assertThat(Normalised.by("iban", delivered).parts())
        .containsExactly(null, delivered, "no", null);
  }

  @ParameterizedTest
  @CsvSource({
    "02 1234 5678,,+390212345678,0212345678,2345678",
    "+39 02 12345678,,+390212345678,0212345678,2345678",
    "0039 02 12345678,,+390212345678,0212345678,2345678",
    "338 123 4567,,+393381234567,3381234567,1234567",
    "702-919-1300,US,+17029191300,7029191300,9191300",
    "702-919-1300,United States,+17029191300,7029191300,9191300",
    "702-919-1300,,7029191300,7029191300,9191300",
    "+1 (702) 919-1300,,+17029191300,7029191300,9191300",
    "02 12345678 / 338 1234567,,+390212345678,0212345678,2345678",
    "12,,,,",
    "0000000000,,,,"
  })
  void shouldReadTelephoneNumbers(
      String value, String country, String number, String national, String last) {
    assertThat(Normalised.by("phone", value, country).parts())
        .containsExactly(number, national, last);
  }
}
