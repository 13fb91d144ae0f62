package dev.lampo.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lampo.model.ExchangeRates;
import dev.lampo.model.Money;
import dev.lampo.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceFilesTest {
  @TempDir private Path folder;

  @Test
  void shouldReadTheShippedFiles() {
    ReferenceData data = ReferenceFiles.read(Path.of("..", "config", "reference"));

    assertThat(data.stations()).hasSizeGreaterThan(40);
    assertThat(data.brokers()).hasSize(8);
    assertThat(data.carClasses()).hasSizeGreaterThan(30);
    assertThat(data.station("FCO-T1").group()).isEqualTo(data.station("FCO-T3").group());
    assertThat(data.station("  KRAKÓW ")).isSameAs(data.station("krk"));
    assertThat(data.station("Београд").zone().getId()).isEqualTo("Europe/Belgrade");
    assertThat(data.station("nowhere")).isNull();
    assertThat(data.broker("ITC").code()).isEqualTo("italcar");
    assertThat(data.carClass("ecmr").family()).isEqualTo("economy");
  }

  @Test
  void shouldReportEveryProblemOfAllFilesAtOnce() throws IOException {
    write(
        "stations.csv",
        "id,name,group,country,zone,aliases",
        "FCO,Roma,,IT,Europe/Rome,Fiumicino|LIRF",
        "fco,Roma,,IT,Europe/Rome,",
        "# a comment",
        "CIA,Ciampino,,ITA,Europe/Roma,lirf",
        "MXP,Malpensa,MXP",
        "VCE,,VCE,IT,,");
    write("brokers.csv", "code,nmae,aliases", "italcar,Italcar,");
    write("car-classes.csv", "code,family,description", "ECMR,,", "QQQQ,x,", "ECMR,y,");

    InvalidSettingsException thrown =
        catchThrowableOfType(InvalidSettingsException.class, () -> ReferenceFiles.read(folder));

    assertThat(
            thrown.problems().stream()
                .map(p -> p.toString().substring(folder.toString().length() + 1)))
        .containsExactlyInAnyOrder(
            "stations.csv:3: id: \"fco\" stands here twice, first in line 2 for FCO",
            "stations.csv:5: aliases: \"lirf\" stands here twice, first in line 2 for FCO",
            "stations.csv:5: country: not an ISO 3166 country of two letters: \"ITA\"",
            "stations.csv:5: zone: unknown time zone \"Europe/Roma\"; did you mean \"Europe/Rome\"?",
            "stations.csv:6: row has 3 fields, the heading 6",
            "stations.csv:7: name: must not be empty",
            "stations.csv:7: zone: must not be empty",
            "brokers.csv:1: nmae: unknown column; did you mean \"name\"?",
            "brokers.csv:1: name: column is missing",
            "car-classes.csv:3: code: not an ACRISS code of four capital letters: \"QQQQ\"",
            "car-classes.csv:4: code: \"ECMR\" stands here twice, first in line 2 for ECMR");
  }

  @Test
  void shouldDeriveAMissingFamilyFromTheCode() throws IOException {
    write("stations.csv", "id,name,group,country,zone,aliases");
    write("brokers.csv", "code,name,aliases");
    write("car-classes.csv", "description,code,family", "\"Economy, manual\",ECMR,");

    assertThat(ReferenceFiles.read(folder).carClass("ECMR").family()).isEqualTo("EC");
    assertThat(ReferenceFiles.read(folder).carClass("ECMR").description())
        .isEqualTo("Economy, manual");
  }

  @Test
  void shouldConvertByTheRateOfTheDayOrTheLastBeforeIt() throws IOException {
    write("stations.csv", "id,name,group,country,zone,aliases");
    write("brokers.csv", "code,name,aliases");
    write("car-classes.csv", "code,family,description");
    write(
        "rates.csv",
        "day,reporting,currency,rate",
        "2026-11-20,EUR,CZK,25",
        "2026-11-23,EUR,CZK,24",
        "2026-11-20,EUR,HUF,400");

    ExchangeRates rates = ReferenceFiles.read(folder).rates();

    assertThat(rates.reporting()).contains("EUR");
    assertThat(converted(rates, "100", "CZK", "2026-11-20")).isEqualTo("4 EUR");
    assertThat(converted(rates, "100", "CZK", "2026-11-22")).isEqualTo("4 EUR");
    assertThat(converted(rates, "100", "CZK", "2026-11-23")).isEqualTo("4.1667 EUR");
    assertThat(converted(rates, "100", "EUR", "1999-01-01")).isEqualTo("100 EUR");
    assertThat(converted(rates, "100", "CZK", "2026-11-19")).isEqualTo("none");
    assertThat(converted(rates, "100", "CZK", "2026-12-01")).isEqualTo("none");
    assertThat(converted(rates, "100", "PLN", "2026-11-20")).isEqualTo("none");
  }

  @Test
  void shouldReportEveryProblemOfTheRates() throws IOException {
    write("stations.csv", "id,name,group,country,zone,aliases");
    write("brokers.csv", "code,name,aliases");
    write("car-classes.csv", "code,family,description");
    write(
        "rates.csv",
        "day,reporting,currency,rate",
        "2026-11-20,EUR,CZK,25",
        "2026-11-20,EUR,CZK,26",
        "20.11.2026,EUR,HUF,400",
        "2026-11-21,USD,HUF,-1",
        "2026-11-21,EUR,HUX,x");

    InvalidSettingsException thrown =
        catchThrowableOfType(InvalidSettingsException.class, () -> ReferenceFiles.read(folder));

    assertThat(thrown.problems().stream().map(p -> p.line() + " " + p.key()))
        .containsExactlyInAnyOrder(
            "3 day", "4 day", "5 reporting", "5 rate", "6 currency", "6 rate");
  }

  private static String converted(ExchangeRates rates, String amount, String currency, String day) {
    return rates
        .convert(Money.of(amount, currency), LocalDate.parse(day))
        .map(Money::toString)
        .orElse("none");
  }

  private void write(String name, String... lines) throws IOException {
    Files.write(folder.resolve(name), java.util.List.of(lines));
  }
}
