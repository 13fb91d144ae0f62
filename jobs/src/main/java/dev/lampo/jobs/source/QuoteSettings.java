package dev.lampo.jobs.source;

import dev.lampo.jobs.source.QuoteMapping.CustomerFields;
import dev.lampo.jobs.source.QuoteMapping.InstantFormat;
import dev.lampo.jobs.source.QuoteMapping.PriceFields;
import dev.lampo.jobs.source.QuoteMapping.PriceUnit;
import dev.lampo.jobs.source.QuoteMapping.QuotedAtField;
import dev.lampo.jobs.source.QuoteMapping.StopFields;
import dev.lampo.jobs.source.QuoteMapping.WallClock;
import dev.lampo.model.CarClass;
import dev.lampo.settings.Section;
import dev.lampo.settings.Spelling;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/** Reads the section {@code quote} of a source. */
final class QuoteSettings {
  private final Section section;
  private final ValueSettings values;
  private final ReferenceData reference;

  QuoteSettings(Section section, ReferenceData reference) {
    this.section = section;
    this.values = new ValueSettings(section);
    this.reference = reference;
  }

  QuoteMapping read() {
    return new QuoteMapping(
        broker(),
        customer(section.section("customer")),
        stop("pickupStation", "pickupAt"),
        stop("returnStation", "returnAt"),
        carClass(),
        price(),
        quotedAt());
  }

  private ValueFrom broker() {
    ValueFrom broker = fieldOrConstant("broker");
    if (broker instanceof ValueFrom.Constant constant
        && reference.broker(constant.text()) == null) {
      unknown("broker", "not in brokers.csv", constant.text(), reference.brokerSpellings());
    }
    return broker;
  }

  private static CustomerFields customer(Section customer) {
    ValueSettings values = new ValueSettings(customer);
    return new CustomerFields(
        keys(customer),
        values.optionalPath("name"),
        values.optionalPath("email"),
        values.optionalPath("phone"));
  }

  private static List<String> keys(Section customer) {
    Section key = customer.section("key");
    if (key.has("field")) {
      return List.of(ValueSettings.path(key, "field"));
    }
    List<String> paths = key.texts("firstOf", List.of());
    if (paths.isEmpty() && customer.isSection("key")) {
      customer.reject("key", "expected {field: ...} or {firstOf: [..., ...]}");
    }
    paths.stream()
        .filter(path -> !ValueSettings.isPath(path))
        .forEach(
            path ->
                key.reject(
                    "firstOf", "expected names with dots between them, found \"" + path + "\""));
    return paths;
  }

  private StopFields stop(String stationKey, String atKey) {
    ValueFrom station = fieldOrConstant(stationKey);
    if (station instanceof ValueFrom.Constant constant
        && reference.station(constant.text()) == null) {
      unknown(stationKey, "not in stations.csv", constant.text(), reference.stationSpellings());
    }
    Section at = section.section(atKey);
    return new StopFields(station, ValueSettings.path(at, "field"), pattern(at, "format"));
  }

  /** How a clock's time is written; null where it is not said, or wrong. */
  private static String pattern(Section at, String key) {
    String pattern = at.optionalText(key).orElse(null);
    if (pattern == null || LocalTimes.isFormat(pattern)) {
      return pattern;
    }
    at.reject(
        key,
        "not a pattern that writes a day and a time, such as yyyy-MM-dd'T'HH:mm: \""
            + pattern
            + "\"");
    return null;
  }

  private ValueFrom carClass() {
    ValueFrom carClass = fieldOrConstant("carClass");
    if (carClass instanceof ValueFrom.Constant constant
        && reference.carClass(constant.text()) == null
        && !CarClass.isAcriss(constant.text())) {
      unknown("carClass", "not an ACRISS code", constant.text(), List.of());
    }
    return carClass;
  }

  private PriceFields price() {
    Section price = section.section("price");
    ValueFrom currency = fieldOrConstant("currency");
    if (currency instanceof ValueFrom.Constant constant
        && Currencies.CODES.find(constant.text()) == null) {
      unknown("currency", "not an ISO 4217 code", constant.text(), List.of());
    }
    return new PriceFields(
        ValueSettings.path(price, "field"),
        price.choice("unit", PriceUnit.class, PriceUnit.MAJOR),
        currency,
        decimal(price));
  }

  private static char decimal(Section price) {
    String decimal = price.text("decimal", ".");
    if (!decimal.equals(".") && !decimal.equals(",")) {
      price.reject("decimal", "expected \".\" or \",\", found \"" + decimal + "\"");
      return '.';
    }
    return decimal.charAt(0);
  }

  private QuotedAtField quotedAt() {
    Section quotedAt = section.section("quotedAt");
    return new QuotedAtField(
        ValueSettings.path(quotedAt, "field"),
        quotedAt.choice("format", InstantFormat.class, InstantFormat.ISO_INSTANT),
        wallClock(quotedAt));
  }

  private static WallClock wallClock(Section quotedAt) {
    if (!quotedAt.has("pattern") && !quotedAt.has("zone")) {
      return null;
    }
    if (quotedAt.has("format")) {
      quotedAt.reject(
          "format", "stands beside pattern and zone, which say how the time is written");
    }
    String zone = quotedAt.text("zone");
    try {
      return new WallClock(pattern(quotedAt, "pattern"), ZoneId.of(zone));
    } catch (DateTimeException e) {
      if (!zone.isBlank()) {
        quotedAt.reject(
            "zone",
            "not a time zone such as Europe/Rome: \"" + zone + "\"",
            Spelling.nearest(zone, ZoneId.getAvailableZoneIds()));
      }
      return null;
    }
  }

  private ValueFrom fieldOrConstant(String key) {
    return values.read(key, List.of(ValueFrom.Field.class, ValueFrom.Constant.class));
  }

  private void unknown(String key, String message, String text, List<String> spellings) {
    section.reject(key, message + ": \"" + text + "\"", Spelling.nearest(text, spellings));
  }
}
