package dev.lampo.jobs.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lampo.jobs.source.Sources;
import dev.lampo.jobs.source.SourcesYaml;
import dev.lampo.jobs.source.ValueFrom;
import dev.lampo.settings.InvalidSettingsException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbcSettingsTest {
  private static final String GOOD =
      """
      kind: jdbc
      url: jdbc:postgresql://db.example:5432/rentals?password=hidden1&ssl=true
      user: reader
      password: ${env:SECRET}
      table: public.quotes
      mode: increasing
      column: changed_at
      id: {field: id}
      version: {field: version}
      """;

  @TempDir private Path folder;

  @Test
  void shouldReadATableWithItsDefaults() {
    Sources sources = read(GOOD);

    JdbcSource source = (JdbcSource) sources.all().get(0);
    assertThat(source.mode())
        .isEqualTo(
            new JdbcMode.Increasing(
                "changed_at",
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                1_000,
                ZoneId.of("UTC")));
    assertThat(source.rows()).isEqualTo(new JdbcRows("public.quotes", null));
    assertThat(source.parallelism()).isEqualTo(1);
    assertThat(source.access().password()).isEqualTo("hidden2");
  }

  @Test
  void shouldBeReplacedWhereItIsReachedOrPacedInAnotherWay() {
    List<String> changed = new ArrayList<>(List.of(read(GOOD).fingerprint()));
    for (String edit :
        List.of(
            "5432->5433",
            "hidden1->other1",
            "user: reader->user: other",
            "${env:SECRET}->another",
            "column: changed_at->column: changed_at\nlateness: 31s",
            "column: changed_at->column: changed_at\nevery: 2s",
            "column: changed_at->column: changed_at\nzone: Europe/Rome",
            "column: changed_at->column: changed_at\nbatchRows: 7",
            "column: changed_at->column: changed_at\nstatementTimeout: 5m",
            "column: changed_at->column: changed_at\nconnectTimeout: 6s",
            "column: changed_at->column: changed_at\nfetchRows: 7",
            "mode: increasing\ncolumn: changed_at->mode: whole",
            "mode: increasing\ncolumn: changed_at->mode: whole\nrowsMax: 5",
            "mode: increasing\ncolumn: changed_at->mode: whole\nemptyMeansGone: true")) {
      String[] fromTo = edit.split("->");
      assertThat(GOOD).contains(fromTo[0]);
      changed.add(read(GOOD.replace(fromTo[0], fromTo[1])).fingerprint());
    }

    assertThat(changed).doesNotHaveDuplicates();
    assertThat(read(GOOD).all().get(0).address()).doesNotContain("hidden");
  }

  @Test
  void shouldShowNoPassword() {
    Sources sources = read(GOOD);

    assertThat(sources.effective()).contains("password = ****").doesNotContain("hidden");
    assertThat(sources.all().get(0).toString()).doesNotContain("hidden");
    assertThat(sources.all().get(0).canonicalText()).doesNotContain("hidden");
    assertThat(
            new JdbcAccess("jdbc:x://me:hidden@h/d", null, null, Duration.ZERO, Duration.ZERO, 1))
        .hasToString("JdbcAccess[url=jdbc:x://me:****@h/d, user=null, password=****]");
  }

  @Test
  void shouldReadAWholeQuery() {
    JdbcSource source =
        (JdbcSource)
            read(GOOD.replace("table: public.quotes", "query: SELECT * FROM a JOIN b USING (id)")
                    .replace("mode: increasing\n", "mode: whole\n")
                    .replace("column: changed_at\n", "")
                    .replace("{field: version}", "position"))
                .all()
                .get(0);

    assertThat(source.mode())
        .isEqualTo(new JdbcMode.Whole(Duration.ofMinutes(5), 1_000_000, false));
    assertThat(source.reading().version()).isEqualTo(new ValueFrom.Position());
  }

  @Test
  void shouldReportEveryProblemAtOnce() {
    String problems =
        problems(
            GOOD.replace("jdbc:postgresql://", "postgresql://")
                .replace("table: public.quotes", "table: quotes; DROP TABLE quotes")
                .replace("column: changed_at", "column: a b\nrowsMax: 5\nlatness: 3s\nzone: Mars")
                .replace("id: {field: id}", "id: key"));

    assertThat(problems)
        .contains("table.url")
        .contains("begins with jdbc:")
        .contains("a SELECT belongs to query")
        .contains("not the name of a column: \"a b\"")
        .contains("rowsMax: belongs to mode whole")
        .contains("latness: unknown key")
        .contains("lateness")
        .contains("not a time zone")
        .contains("id: expected {field: ...}");
  }

  @Test
  void shouldRefuseWhatAModeCannotDo() {
    assertThat(
            problems(GOOD.replace("increasing", "whole").replace("{field: version}", "timestamp")))
        .contains("column: belongs to mode increasing")
        .contains("a row has no timestamp");
    assertThat(problems(GOOD.replace("mode: increasing\n", ""))).contains("mode: required");
    assertThat(problems(GOOD.replace("table: public.quotes\n", "")))
        .contains("either table or query, found none");
    assertThat(problems(GOOD.replace("table: public.quotes", "table: q\nquery: SELECT 1;")))
        .contains("either table or query, found both");
    assertThat(problems(GOOD.replace("table: public.quotes", "query: SELECT 1;")))
        .contains("semicolon");
    assertThat(problems(GOOD.replace("id: {field", "deletionVersion: position\nid: {field")))
        .contains("deletionVersion: unknown key");
  }

  @Test
  void shouldSayThatADriverIsMissing() {
    JdbcSource source =
        (JdbcSource) read(GOOD.replace("jdbc:postgresql", "jdbc:oracle:thin")).all().get(0);
    try (Reading reading = Reading.of(source, null, 1)) {
      assertThat(reading.trouble())
          .contains("no JDBC driver understands jdbc:oracle:thin://db.example")
          .contains("class path")
          .doesNotContain("hidden");
    }
  }

  private String problems(String source) {
    return catchThrowableOfType(InvalidSettingsException.class, () -> read(source)).getMessage();
  }

  private Sources read(String source) {
    return SourcesYaml.read(
        folder,
        "sources:\n  table:\n" + source.indent(4) + SourcesYaml.quoteByColumns(""),
        name -> name.equals("SECRET") ? "hidden2" : null);
  }
}
