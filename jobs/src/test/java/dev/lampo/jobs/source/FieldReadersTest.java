package dev.lampo.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lampo.jobs.source.QuoteMapping.InstantFormat;
import dev.lampo.jobs.source.QuoteMapping.PriceUnit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class FieldReadersTest {
  private final Days days = new Days();

  @Property(tries = 300)
  void shouldReadLocalTimesAsTheLibraryDoes(
      @ForAll @LongRange(min = 0, max = 40_000) long day,
      @ForAll @IntRange(max = 1439) int minute,
      @ForAll @IntRange(max = 59) int second)
      throws Unusable {
    LocalDateTime time = LocalDate.ofEpochDay(day).atStartOfDay().plusMinutes(minute);
    String pattern = "yyyy-MM-dd'T'HH:mm";
    String other = "dd.MM.yyyy HH:mm";

    assertThat(read(new LocalTimes(null, days), time.toString())).isEqualTo(time);
    assertThat(
            read(
                new LocalTimes(null, days),
                DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time.plusSeconds(second))))
        .isEqualTo(time);
    assertThat(
            read(new LocalTimes(pattern, days), time.format(DateTimeFormatter.ofPattern(pattern))))
        .isEqualTo(time);
    assertThat(read(new LocalTimes(other, days), time.format(DateTimeFormatter.ofPattern(other))))
        .isEqualTo(time);
  }

  @Property(tries = 300)
  void shouldReadInstantsAsTheLibraryDoes(@ForAll @LongRange(min = 0, max = 4_000_000_000L) long at)
      throws Unusable {
    Instant instant = Instant.ofEpochSecond(at);

    assertThat(read(new Instants(InstantFormat.ISO_INSTANT, days), instant.toString()))
        .isEqualTo(instant);
    assertThat(read(new Instants(InstantFormat.EPOCH_SECONDS, days), Long.toString(at)))
        .isEqualTo(instant);
    assertThat(read(new Instants(InstantFormat.EPOCH_MILLIS, days), Long.toString(at)))
        .isEqualTo(Instant.ofEpochMilli(at));
  }

  @Property(tries = 300)
  void shouldReadPricesExactly(
      @ForAll @LongRange(max = 999_999_999_999L) long whole,
      @ForAll @IntRange(max = 9999) int fraction)
      throws Unusable {
    String text = whole + "." + String.format("%04d", fraction);

    assertThat(read(new Prices(PriceUnit.MAJOR), text)).isEqualByComparingTo(new BigDecimal(text));
    assertThat(read(new Prices(PriceUnit.MINOR), Long.toString(whole)))
        .isEqualByComparingTo(BigDecimal.valueOf(whole));
  }

  @Property(tries = 300)
  void shouldReadAnyTextOrSayWhyNot(@ForAll @StringLength(min = 1, max = 40) String text) {
    for (FieldReader<?> reader :
        new FieldReader<?>[] {
          new LocalTimes(null, days),
          new LocalTimes("dd/MM/yy HH:mm", days),
          new Instants(InstantFormat.ISO_INSTANT, days),
          new Instants(InstantFormat.EPOCH_SECONDS, days),
          new Prices(PriceUnit.MAJOR),
          Digits::wholeNumber
        }) {
      try {
        assertThat(read(reader, text)).isNotNull();
      } catch (Unusable e) {
        assertThat(e.getMessage()).contains("found");
      }
    }
  }

  @Test
  void shouldReadFractionsAndOffsetsOfInstants() throws Unusable {
    Instants instants = new Instants(InstantFormat.ISO_INSTANT, days);

    for (int digits = 1; digits <= 9; digits++) {
      String text = "2026-11-22T10:00:00." + "123456789".substring(0, digits) + "Z";
      assertThat(read(instants, text))
          .isEqualTo(Instant.parse(text).truncatedTo(ChronoUnit.MICROS));
    }
    assertThat(read(instants, "2026-11-22T10:00:00.000Z")).isEqualTo("2026-11-22T10:00:00Z");
    assertThat(read(instants, "2026-11-22T10:00:00.123456789Z"))
        .isEqualTo("2026-11-22T10:00:00.123456Z");
    assertThat(read(instants, "2026-11-22T11:00:00+01:00")).isEqualTo("2026-11-22T10:00:00Z");
  }

  @Test
  void shouldTurnSmallestUnitsIntoMajorOnes() {
    Prices prices = new Prices(PriceUnit.MINOR);

    assertThat(prices.major(BigDecimal.valueOf(12345), "EUR")).isEqualByComparingTo("123.45");
    assertThat(prices.major(BigDecimal.valueOf(12345), "JPY")).isEqualByComparingTo("12345");
    assertThatThrownBy(() -> read(prices, "1.5")).isInstanceOf(Unusable.class);
  }

  @Test
  void shouldReadPricesWithTheirDecimalSignAlone() throws Unusable {
    Prices comma = new Prices(PriceUnit.MAJOR, ',');

    assertThat(read(comma, "182,40")).isEqualByComparingTo("182.40");
    assertThat(read(comma, "182")).isEqualByComparingTo("182");
    assertThatThrownBy(() -> read(comma, "182.40")).hasMessageContaining("before the comma");
    assertThatThrownBy(() -> read(comma, "1.182,40")).isInstanceOf(Unusable.class);
    assertThatThrownBy(() -> read(new Prices(PriceUnit.MAJOR), "182,40"))
        .hasMessageContaining("before the point");
  }

  @Test
  void shouldKeepSecondsOfAWallClockWhereTheyCount() throws Unusable {
    LocalTimes times = new LocalTimes(null, days, ChronoUnit.MICROS);

    assertThat(read(times, "2026-11-22T10:00:07")).isEqualTo("2026-11-22T10:00:07");
    assertThat(read(times, "2026-11-22T10:00")).isEqualTo("2026-11-22T10:00");
    assertThat(read(new LocalTimes(null, days), "2026-11-22T10:00:07"))
        .isEqualTo("2026-11-22T10:00");
  }

  @Test
  void shouldRefuseDaysThatTheCalendarHasNot() {
    assertThat(days.of(2027, 2, 29)).isNull();
    assertThat(days.of(2028, 2, 29)).isEqualTo("2028-02-29");
    assertThat(days.of(2026, 13, 1)).isNull();
    assertThat(days.of(2036, 2, 29)).isEqualTo("2036-02-29");
    assertThatThrownBy(() -> read(new LocalTimes("dd.MM.yyyy HH:mm", days), "30.02.2026 10:00"))
        .isInstanceOf(Unusable.class);
  }

  @Test
  void shouldAcceptOnlyFormatsThatCanBeReadAgain() {
    assertThat(LocalTimes.isFormat("yyyy-MM-dd'T'HH:mm")).isTrue();
    assertThat(LocalTimes.isFormat("uuuu/MM/dd HHmm")).isTrue();
    assertThat(LocalTimes.isFormat("yyyy-MM-dd")).isFalse();
    assertThat(LocalTimes.isFormat("yyyy-MM-dd hh:mm")).isFalse();
    assertThat(LocalTimes.isFormat("nonsense {")).isFalse();
  }

  @Test
  void shouldTellCustomersApart() {
    assertThat(CustomerKeys.of(" Anna.Verdi@Example.org ", false))
        .isEqualTo("anna.verdi@example.org");
    assertThat(CustomerKeys.of("+39 (333) 123-4567", true)).isEqualTo("393331234567");
    assertThat(CustomerKeys.of("+39 333 1234567", false)).isEqualTo("393331234567");
    assertThat(CustomerKeys.of("C-0042", false)).isEqualTo("c-0042");
    assertThat(CustomerKeys.of("n/a", true)).isNull();
    assertThat(CustomerKeys.of("@", false)).isNull();
    assertThat(CustomerKeys.of("-", false)).isNull();
  }

  private static <T> T read(FieldReader<T> reader, String text) throws Unusable {
    return reader.read(text.toCharArray(), 0, text.length());
  }
}
