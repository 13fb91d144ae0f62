package dev.lampo.jobs.source;

import dev.lampo.model.Broker;
import dev.lampo.model.CarClass;
import dev.lampo.model.ExchangeRates;
import dev.lampo.model.Station;
import dev.lampo.settings.InvalidSettingsException;
import dev.lampo.settings.Problem;
import dev.lampo.settings.Spelling;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads {@code stations.csv}, {@code brokers.csv}, {@code car-classes.csv} and, where it is there,
 * {@code rates.csv} of one folder.
 */
public final class ReferenceFiles {
  private static final Pattern BROKER_CODE = Pattern.compile("[a-z0-9][a-z0-9-]*");
  private static final Pattern STATION_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

  private final List<Problem> problems;

  private ReferenceFiles(List<Problem> problems) {
    this.problems = problems;
  }

  /**
   * Reads the files.
   *
   * @throws InvalidSettingsException with every problem of all of them
   */
  public static ReferenceData read(Path folder) {
    List<Problem> problems = new ArrayList<>();
    ReferenceData data = read(folder, problems);
    if (!problems.isEmpty()) {
      throw new InvalidSettingsException(problems);
    }
    return data;
  }

  /** Reads what can be read, and adds what cannot to the problems. */
  static ReferenceData read(Path folder, List<Problem> problems) {
    ReferenceFiles files = new ReferenceFiles(problems);
    return new ReferenceData(
        files.stations(folder.resolve("stations.csv")),
        files.brokers(folder.resolve("brokers.csv")),
        files.carClasses(folder.resolve("car-classes.csv")),
        files.rates(folder.resolve("rates.csv")));
  }

  private ExchangeRates rates(Path path) {
    if (!Files.exists(path)) {
      return ExchangeRates.NONE;
    }
    List<ExchangeRates.Rate> rates = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    String reporting = null;
    List<String> columns = List.of("day", "reporting", "currency", "rate");
    for (CsvTable.Row row : CsvTable.read(path, columns, problems).rows()) {
      String to = currency(row, "reporting");
      if (reporting == null) {
        reporting = to;
      } else if (!reporting.equals(to)) {
        row.reject("reporting", "all rates are to one currency, " + reporting + ": " + to, null);
      }
      String currency = currency(row, "currency");
      LocalDate day = day(row);
      BigDecimal rate = rate(row);
      Integer line = lines.putIfAbsent(day + " " + currency, row.line());
      if (line != null) {
        row.reject("day", "a rate of " + currency + " for this day stands in line " + line, null);
      } else if (rate != null && day != null) {
        rates.add(new ExchangeRates.Rate(day, currency, rate));
      }
    }
    return new ExchangeRates(reporting, rates);
  }

  private static String currency(CsvTable.Row row, String column) {
    String text = row.need(column, "EUR");
    if (Currencies.CODES.find(text) == null) {
      row.reject(column, "not an ISO 4217 currency code: \"" + text + "\"", null);
    }
    return text;
  }

  private static LocalDate day(CsvTable.Row row) {
    String text = row.need("day", "2000-01-01");
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      row.reject("day", "expected a day such as 2026-11-22, found \"" + text + "\"", null);
      return null;
    }
  }

  private static BigDecimal rate(CsvTable.Row row) {
    String text = row.need("rate", "1");
    try {
      BigDecimal rate = new BigDecimal(text);
      if (rate.signum() > 0) {
        return rate;
      }
    } catch (NumberFormatException e) {
      // Told below, like a rate that is not above zero.
    }
    row.reject("rate", "expected a number above zero, found \"" + text + "\"", null);
    return null;
  }

  private List<Station> stations(Path path) {
    List<String> columns = List.of("id", "name", "group", "country", "zone", "aliases");
    List<Station> stations = new ArrayList<>();
    Names names = new Names();
    for (CsvTable.Row row : CsvTable.read(path, columns, problems).rows()) {
      String id = row.need("id", "");
      String group = row.get("group").isEmpty() ? id : row.get("group");
      matches(row, "id", id, STATION_ID, "letters, digits, - and _");
      matches(row, "group", group, STATION_ID, "letters, digits, - and _");
      names.claim(row, "id", id, id);
      List<String> aliases = row.list("aliases");
      aliases.forEach(alias -> names.claim(row, "aliases", alias, id));
      stations.add(new Station(id, row.need("name", id), group, country(row), zone(row), aliases));
    }
    return stations;
  }

  private List<Broker> brokers(Path path) {
    List<Broker> brokers = new ArrayList<>();
    Names names = new Names();
    List<String> columns = List.of("code", "name", "aliases");
    for (CsvTable.Row row : CsvTable.read(path, columns, problems).rows()) {
      String code = row.need("code", "");
      matches(row, "code", code, BROKER_CODE, "lower-case letters, digits and -");
      names.claim(row, "code", code, code);
      List<String> aliases = row.list("aliases");
      aliases.forEach(alias -> names.claim(row, "aliases", alias, code));
      brokers.add(new Broker(code, row.need("name", code), aliases));
    }
    return brokers;
  }

  private List<CarClass> carClasses(Path path) {
    List<CarClass> classes = new ArrayList<>();
    Names names = new Names();
    List<String> columns = List.of("code", "family", "description");
    for (CsvTable.Row row : CsvTable.read(path, columns, problems).rows()) {
      String code = row.need("code", "");
      names.claim(row, "code", code, code);
      if (CarClass.isAcriss(code)) {
        String family =
            row.get("family").isEmpty() ? CarClass.familyByCode(code) : row.get("family");
        classes.add(new CarClass(code, family, row.get("description")));
      } else if (!code.isEmpty()) {
        row.reject("code", "not an ACRISS code of four capital letters: \"" + code + "\"", null);
      }
    }
    return classes;
  }

  private static void matches(
      CsvTable.Row row, String column, String text, Pattern pattern, String expected) {
    if (!text.isEmpty() && !pattern.matcher(text).matches()) {
      row.reject(column, "expected " + expected + ", found \"" + text + "\"", null);
    }
  }

  private static String country(CsvTable.Row row) {
    String country = row.need("country", "IT");
    if (!Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(country)) {
      row.reject("country", "not an ISO 3166 country of two letters: \"" + country + "\"", null);
    }
    return country;
  }

  private static ZoneId zone(CsvTable.Row row) {
    String zone = row.need("zone", "UTC");
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      String near = Spelling.nearest(zone, ZoneId.getAvailableZoneIds());
      row.reject("zone", "unknown time zone \"" + zone + "\"", near);
      return ZoneOffset.UTC;
    }
  }

  /** Who has which spelling, and since which line. */
  private static final class Names {
    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();

    /** A thing may repeat its own id as an alias; nothing else may stand twice. */
    void claim(CsvTable.Row row, String column, String spelling, String owner) {
      String folded = spelling.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
      Integer line = lines.putIfAbsent(folded, row.line());
      if (line == null) {
        owners.put(folded, owner);
      } else if (!spelling.isEmpty() && (line != row.line() || !owners.get(folded).equals(owner))) {
        row.reject(
            column,
            "\""
                + spelling
                + "\" stands here twice, first in line "
                + line
                + " for "
                + owners.get(folded),
            null);
      }
    }
  }
}
