package dev.lampo.jobs.source.jdbc;

import dev.lampo.jobs.source.RecordReading;
import dev.lampo.jobs.source.ValueFrom;
import dev.lampo.settings.Section;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the settings of a source of the kind {@code jdbc}. */
public final class JdbcSettings {
  /** Names as SQL writes them, with quotes where they need them. */
  private static final String PART = "([\\p{L}_][\\p{L}\\p{N}_$#]*|\"[^\"]+\"|`[^`]+`|\\[[^]]+])";

  private static final Pattern TABLE = Pattern.compile(PART + "(\\." + PART + "){0,2}");
  private static final Pattern COLUMN = Pattern.compile(PART);
  private static final List<String> OF_INCREASING =
      List.of("column", "lateness", "batchRows", "zone");
  private static final List<String> OF_WHOLE = List.of("rowsMax", "emptyMeansGone");
  private static final Duration DAY = Duration.ofDays(1);

  private final String name;
  private final Section section;

  /** Prepares to read one source. */
  public JdbcSettings(String name, Section section) {
    this.name = name;
    this.section = section;
  }

  private enum Mode {
    INCREASING,
    WHOLE
  }

  /** Reads everything but how rows become quotes; what is wrong is noted in the section. */
  public JdbcSource read(RecordReading reading) {
    JdbcAccess access = access();
    JdbcRows rows = rows();
    section.text("mode");
    JdbcMode mode =
        switch (section.choice("mode", Mode.class, Mode.INCREASING)) {
          case INCREASING -> increasing();
          case WHOLE -> whole();
        };
    requireVersion(mode, reading);
    return new JdbcSource(name, access, rows, mode, reading);
  }

  private JdbcAccess access() {
    String url = section.text("url");
    if (JdbcAccess.holdsSecret(url)) {
      section.secret("url", "");
    }
    if (!url.isEmpty() && !url.startsWith("jdbc:")) {
      section.reject(
          "url", "an address begins with jdbc:, such as jdbc:postgresql://host:5432/database");
    }
    return new JdbcAccess(
        url,
        section.optionalText("user").orElse(null),
        section.secret("password", null),
        section.duration("connectTimeout", Duration.ofSeconds(5), Duration.ofSeconds(1), DAY),
        section.duration("statementTimeout", Duration.ofMinutes(1), Duration.ofSeconds(1), DAY),
        section.integer("fetchRows", 1_000, 1, 100_000));
  }

  private JdbcRows rows() {
    String table = section.optionalText("table").orElse(null);
    String query = section.optionalText("query").map(String::strip).orElse(null);
    if ((table == null) == (query == null)) {
      section.reject(
          table == null ? "table" : "query",
          "say either table or query, " + (table == null ? "found none" : "found both"));
      return new JdbcRows("none", null);
    }
    if (table != null && !TABLE.matcher(table).matches()) {
      section.reject(
          "table", "not the name of a table; a SELECT belongs to query: \"" + table + "\"");
    }
    if (query != null && (query.isEmpty() || query.endsWith(";"))) {
      section.reject("query", "expected one SELECT without a semicolon at its end");
    }
    return new JdbcRows(table, query);
  }

  private JdbcMode increasing() {
    refuse(OF_WHOLE, "mode whole");
    String column = section.text("column");
    if (!column.isEmpty() && !COLUMN.matcher(column).matches()) {
      section.reject("column", "not the name of a column: \"" + column + "\"");
    }
    return new JdbcMode.Increasing(
        column,
        section.duration("lateness", Duration.ofSeconds(30), Duration.ZERO, DAY),
        every(Duration.ofSeconds(1)),
        section.integer("batchRows", 1_000, 1, 100_000),
        zone());
  }

  private JdbcMode whole() {
    refuse(OF_INCREASING, "mode increasing");
    return new JdbcMode.Whole(
        every(Duration.ofMinutes(5)),
        section.integer("rowsMax", 1_000_000, 1, 100_000_000),
        section.flag("emptyMeansGone", false));
  }

  private Duration every(Duration usual) {
    return section.duration("every", usual, Duration.ofMillis(10), Duration.ofDays(7));
  }

  private ZoneId zone() {
    String zone = section.text("zone", "UTC");
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      section.reject("zone", "not a time zone such as Europe/Rome: \"" + zone + "\"");
      return ZoneOffset.UTC;
    }
  }

  private void refuse(List<String> keys, String whose) {
    keys.stream().filter(section::has).forEach(key -> section.reject(key, "belongs to " + whose));
  }

  private void requireVersion(JdbcMode mode, RecordReading reading) {
    if (mode instanceof JdbcMode.Whole && reading.version() instanceof ValueFrom.Timestamp) {
      section.reject(
          "version", "in mode whole a row has no timestamp; use {field: ...} or position");
    }
  }
}
