package dev.lampo.matching.normal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarDateTest {
  @ParameterizedTest
  @CsvSource({
    "1978-03-12,1978-03-12",
    "1978/3/2,1978-03-02",
    "19081209,1908-12-09",
    "09121908,1908-12-09",
    "31/12/1978,1978-12-31",
    "12/31/1978,1978-12-31",
    "11/12/1978,1978-12-11",
    "11.12.78,1978-12-11",
    "3-Mar-1978,1978-03-03",
    "3-Mar-78,1978-03-03",
    "Mar 1 1970,1970-03-01",
    "'March 1st, 1970',1970-03-01",
    "1 marzo 1970,1970-03-01",
    "1º gennaio 1970,1970-01-01",
    "'mercoledì 4 marzo 1970',1970-03-04",
    "1. März 1970,1970-03-01",
    "'Dienstag, 3. Jänner 1978',1978-01-03",
    "1978 Mar 3,1978-03-03",
    "3/1/70,1970-01-03",
    "1/2/18,2018-02-01",
    "10/27/76,1976-10-27",
    "78-03-12,1978-03-12",
    "1978,1978",
    "1978-03,1978-03",
    "03/1978,1978-03",
    "197803,1978-03",
    "marzo 1978,1978-03",
    "1978-00-00,1978",
    "1978-03-00,1978-03",
    "1978-03-12T10:20:30Z,1978-03-12",
    "19780312101500,1978-03-12",
    "12/11/1978 00:00,1978-11-12",
    "2000-02-29,2000-02-29"
  })
  void shouldReadManyFormats(String delivered, String date) {
    assertThat(Normalised.by("date", delivered).main()).isEqualTo(date);
  }

  @ParameterizedTest
  @CsvSource({
    "11/12/1978,1978-11-12,1978-12-11",
    "31/12/1978,1978-12-31,",
    "1978-11-12,1978-11-12,1978-12-11"
  })
  void shouldReadTheMonthFirstWhereAsked(String delivered, String date, String swapped) {
    Normalised read = Normalised.by("date-month-first", delivered);

    assertThat(read.main()).isEqualTo(date);
    assertThat(read.part("swapped")).isEqualTo(swapped);
  }

  @Test
  void shouldGiveTheOtherReading() {
    Normalised read = Normalised.by("date", "11/12/1978");

    assertThat(read.parts()).containsExactly("1978-12-11", "1978", "1978-11-12", "11121978");
  }

  @Test
  void shouldKeepTheDigitsOfWhatCannotBe() {
    Normalised read = Normalised.by("date", "1978-02-31");

    assertThat(read.parts()).containsExactly(null, "1978", null, "19780231");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "unknown",
        "0000-00-00",
        "1978-13-45",
        "12/11",
        "31/31/1978",
        "702-919-1300",
        "123456789",
        "10:20:30",
        "9999-12-31",
        "1900-02-29",
        "3-Foo-1978",
        "00/00/0000"
      })
  void shouldReadNoDateWhereThereIsNone(String delivered) {
    assertThat(Normalised.by("date", delivered).main()).isNull();
  }
}
