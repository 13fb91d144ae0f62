package dev.lampo.jobs.source.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lampo.jobs.source.DeletedWhen;
import dev.lampo.jobs.source.QuoteMapping.WallClock;
import dev.lampo.jobs.source.SourceSettings;
import dev.lampo.jobs.source.ValueFrom;
import dev.lampo.settings.InvalidSettingsException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesSettingsTest {
  private static final Path CONFIG = Path.of("..", "config");

  @TempDir private Path folder;

  @Test
  void shouldReadTheShippedExample() throws IOException {
    String example =
        Files.readString(CONFIG.resolve("sources.yaml"))
            .lines()
            .dropWhile(line -> !line.equals("#  shop:"))
            .map(line -> line.substring(1))
            .collect(Collectors.joining("\n", "sources:\n", "\n"));

    FilesSource source = read(example);

    assertThat(source.folder()).isEqualTo("/srv/lampo/in");
    assertThat(source.pattern()).isEqualTo("quotes-*.csv");
    assertThat(source.settleAfter()).isEqualTo(Duration.ofSeconds(2));
    FileFormat.Csv csv = (FileFormat.Csv) source.format();
    assertThat(csv.delimiter()).isEqualTo(';');
    assertThat(csv.quote()).isEqualTo('"');
    assertThat(csv.encoding()).isEqualTo("windows-1252");
    assertThat(csv.header()).isTrue();
    assertThat(csv.columns()).hasSize(11).contains("pickup.station");
    assertThat(source.reading().deletedWhen()).isEqualTo(new DeletedWhen("status", "cancelled"));
    assertThat(source.reading().deletionVersion()).isNull();
    assertThat(source.reading().quote().price().decimal()).isEqualTo(',');
    assertThat(source.reading().quote().quotedAt().wallClock())
        .isEqualTo(new WallClock("dd.MM.yyyy HH:mm:ss", ZoneId.of("Europe/Rome")));
  }

  @Test
  void shouldHaveDefaults() {
    FilesSource csv = FilesYaml.source(folder);
    FilesSource json = FilesYaml.source(folder, "format: json-lines", "completeWhen: marker");

    assertThat(csv.pattern()).isEqualTo("*.{csv,csv.gz}");
    assertThat(csv.format()).isEqualTo(new FileFormat.Csv(',', '"', "UTF-8", true, List.of()));
    assertThat(csv.reading().maxPayloadBytes()).isEqualTo(1_048_576);
    assertThat(csv.reading().id()).isEqualTo(new ValueFrom.Field("id"));
    assertThat(json.pattern()).isEqualTo("*.{jsonl,ndjson,jsonl.gz,ndjson.gz}");
    assertThat(json.settleAfter()).isNull();
    assertThat(
            ((FileFormat.Csv)
                    FilesYaml.source(folder, "format: csv", "csv: {columns: [id]}").format())
                .header())
        .as("names in the settings stand for a header")
        .isFalse();
  }

  @Test
  void shouldReportEveryProblemAtOnce() {
    List<String> problems =
        problems(
            """
            sources:
              shop:
                kind: files
                foldr: /srv
                pattern: "a/[b"
                completeWhen: mark
                settleAfter: soon
                format: csv
                csv:
                  delimiter: ab
                  quote: "€"
                  encoding: UFT-8
                  header: false
                  colums: [id]
                id: key
                version: {header: revision}
                deletionVersion: position
                deletedWhen: {feld: status}
                quote:
                  broker: {constant: italcar}
                  customer: {key: {field: "E Mail"}}
                  pickupStation: {field: p}
                  pickupAt: {field: p.at}
                  returnStation: {field: r}
                  returnAt: {field: r.at}
                  carClass: {field: carClass}
                  price: {field: price, decimal: ";"}
                  currency: {constant: EUR}
                  quotedAt: {field: q, format: iso-instant, pattern: yyyy, zone: Europe/Rom}
            """);

    assertThat(problems)
        .contains("2: sources.shop.folder: required setting is missing")
        .anyMatch(line -> line.startsWith("4: sources.shop.foldr: unknown key; did you mean"))
        .anyMatch(line -> line.startsWith("5: sources.shop.pattern: not a pattern such as *.csv"))
        .anyMatch(line -> line.startsWith("6: sources.shop.completeWhen: expected one of settled"))
        .anyMatch(line -> line.startsWith("7: sources.shop.settleAfter: expected a duration"))
        .contains(
            "10: sources.shop.csv.delimiter: expected one character that is one byte in UTF-8, or"
                + " tab, found \"ab\"",
            "11: sources.shop.csv.quote: expected one character that is one byte in UTF-8, or none,"
                + " found \"€\"")
        .anyMatch(
            line ->
                line.startsWith("12: sources.shop.csv.encoding: not an encoding such as")
                    && line.endsWith("did you mean \"UTF-8\"?"))
        .anyMatch(line -> line.startsWith("13: sources.shop.csv.header: without a header"))
        .contains("14: sources.shop.csv.colums: unknown key; did you mean \"columns\"?")
        .contains("15: sources.shop.id: expected {field: ...}")
        .contains("16: sources.shop.version: expected {field: ...} or position or timestamp")
        .anyMatch(line -> line.startsWith("17: sources.shop.deletionVersion: unknown key"))
        .contains("18: sources.shop.deletedWhen.field: required setting is missing")
        .contains("18: sources.shop.deletedWhen.equals: required setting is missing")
        .contains("27: sources.shop.quote.price.decimal: expected \".\" or \",\", found \";\"")
        .anyMatch(line -> line.startsWith("29: sources.shop.quote.quotedAt.format: stands beside"))
        .anyMatch(line -> line.startsWith("29: sources.shop.quote.quotedAt.pattern: not a pattern"))
        .contains(
            "29: sources.shop.quote.quotedAt.zone: not a time zone such as Europe/Rome:"
                + " \"Europe/Rom\"; did you mean \"Europe/Rome\"?")
        .noneMatch(line -> line.contains("customer"));
  }

  @Test
  void shouldRefuseColumnsThatCannotBeTold() {
    for (String columns : List.of("[id, id]", "[id, ' ']", "[at, at.zone]", "[a..b]")) {
      assertThat(
              catchThrowableOfType(
                  InvalidSettingsException.class,
                  () -> FilesYaml.source(folder, "format: csv", "csv: {columns: " + columns + "}")))
          .as(columns)
          .hasMessageContaining("sources.files.csv.columns: ");
    }
  }

  @Test
  void shouldTellReadingsApartByWhatIsReadAlone() {
    String before = FilesYaml.source(folder).canonicalText();

    assertThat(FilesYaml.source(folder.resolve("other")).canonicalText()).isEqualTo(before);
    assertThat(
            FilesYaml.source(folder, "format: csv", "csv: {encoding: windows-1252}")
                .canonicalText())
        .isNotEqualTo(before);
    assertThat(FilesYaml.source(folder, "format: csv", "pattern: '*'").canonicalText())
        .isNotEqualTo(before);
  }

  @Test
  void shouldBeReadAnewWhereTheFolderIsAnotherOrAFileIsCompleteAtAnotherTime() {
    assertThat(
            Stream.of(
                    FilesYaml.source(folder),
                    FilesYaml.source(folder.resolve("other")),
                    FilesYaml.source(folder, "format: csv", "completeWhen: marker"),
                    FilesYaml.source(
                        folder, "format: csv", "completeWhen: settled", "settleAfter: 3s"))
                .map(FilesSource::address))
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldSurviveSerialization() throws IOException, ClassNotFoundException {
    FilesSource source = FilesYaml.source(folder);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(source);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(source);
    }
  }

  private FilesSource read(String yaml) {
    try {
      Path path = Files.writeString(folder.resolve("sources.yaml"), yaml);
      return (FilesSource)
          SourceSettings.read(path, CONFIG.resolve("reference"), name -> null).all().get(0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> problems(String yaml) {
    InvalidSettingsException thrown =
        catchThrowableOfType(InvalidSettingsException.class, () -> read(yaml));
    String path = folder.resolve("sources.yaml").toString();
    return thrown.problems().stream()
        .map(problem -> problem.toString().substring(path.length() + 1))
        .toList();
  }
}
