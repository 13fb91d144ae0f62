package dev.lampo.jobs.source.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lampo.jobs.source.FeedItem;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.jobs.source.ResumeMark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in the fields, however it is written and wherever reading was interrupted. */
class AnyRowsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> NAMES = List.of("id", "deep.er.name", "deep.other");
  private static final List<String> PIECES =
      List.of(
          "a",
          "Z",
          "7",
          " ",
          ",",
          ";",
          "|",
          "\t",
          "\"",
          "\"\"",
          "'",
          "\n",
          "\r\n",
          "\r",
          "\\",
          "#",
          "ü",
          "ß",
          "€",
          "漢",
          "\ud83d\ude00",
          "\u0085",
          "\u2028");

  /** How a file is written. */
  record Style(
      String delimiter,
      String quote,
      String encoding,
      String end,
      boolean header,
      boolean packed) {}

  @Property(tries = 150)
  void shouldReadTheSameFromAnyMark(
      @ForAll("styles") Style style, @ForAll("tables") List<List<List<String>>> tables)
      throws IOException {
    Path folder = Files.createTempDirectory("rows");
    try {
      Random random = new Random(tables.hashCode());
      List<List<String>> expected = new ArrayList<>();
      for (int i = 0; i < tables.size(); i++) {
        expected.addAll(encodable(tables.get(i), style));
        String name = i + (style.packed() ? ".csv.gz" : ".csv");
        Files.write(folder.resolve(name), bytes(encodable(tables.get(i), style), style, random));
      }
      FilesSource source = source(folder, style);

      Reading whole = Reading.chosen(source, 1 + random.nextInt(5), null);

      assertThat(whole.records().stream().map(AnyRowsTest::fields)).isEqualTo(expected);
      assertThat(whole.records()).extracting(RawRecord::position).isEqualTo(counted(expected));
      for (int i = 0; i < whole.items().size(); i++) {
        if (whole.items().get(i) instanceof ResumeMark mark) {
          Reading resumed = Reading.chosen(source, 1 + random.nextInt(5), mark);
          assertThat(resumed.records().stream().map(Reading::text))
              .isEqualTo(after(whole, i).map(Reading::text).toList());
        }
      }
    } finally {
      delete(folder);
    }
  }

  @Provide
  Arbitrary<Style> styles() {
    return Combinators.combine(
            Arbitraries.of(",", ";", "|", "\t", "~"),
            Arbitraries.of("\"", "'"),
            Arbitraries.of("UTF-8", "ISO-8859-1", "windows-1252", "UTF-16", "UTF-16LE", "GB18030"),
            Arbitraries.of("\n", "\r\n", "\r"),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false))
        .as(Style::new);
  }

  @Provide
  Arbitrary<List<List<List<String>>>> tables() {
    Arbitrary<String> field =
        Arbitraries.of(PIECES).list().ofMaxSize(6).map(pieces -> String.join("", pieces));
    return field.list().ofSize(NAMES.size()).list().ofMaxSize(12).list().ofMinSize(1).ofMaxSize(3);
  }

  private static FilesSource source(Path folder, Style style) {
    return FilesYaml.source(
        folder,
        "format: csv",
        "csv:",
        "  delimiter: '" + (style.delimiter().equals("\t") ? "tab" : style.delimiter()) + "'",
        "  quote: " + (style.quote().equals("'") ? "\"'\"" : "'\"'"),
        "  encoding: " + style.encoding(),
        style.header() ? "  header: true" : "  columns: [" + String.join(", ", NAMES) + "]");
  }

  /** What the encoding does not know is left out. */
  private static List<List<String>> encodable(List<List<String>> rows, Style style) {
    var encoder = Charset.forName(style.encoding()).newEncoder();
    return rows.stream()
        .map(
            row ->
                row.stream()
                    .map(field -> encoder.canEncode(field) ? field : "x" + field.length())
                    .toList())
        .toList();
  }

  private static byte[] bytes(List<List<String>> rows, Style style, Random random)
      throws IOException {
    StringBuilder text = new StringBuilder();
    if (style.header()) {
      text.append(String.join(style.delimiter(), NAMES)).append(style.end());
    }
    for (int i = 0; i < rows.size(); i++) {
      List<String> fields = rows.get(i).stream().map(any -> written(any, style, random)).toList();
      text.append(String.join(style.delimiter(), fields));
      text.append(i == rows.size() - 1 && random.nextBoolean() ? "" : style.end());
      text.append(random.nextInt(10) == 0 ? "\n" : "");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = style.packed() ? new GZIPOutputStream(bytes) : bytes) {
      out.write(text.toString().getBytes(Charset.forName(style.encoding())));
    }
    return bytes.toByteArray();
  }

  private static String written(String field, Style style, Random random) {
    boolean quoted =
        Stream.of(style.delimiter(), style.quote(), "\n", "\r").anyMatch(field::contains)
            || random.nextInt(4) == 0;
    return quoted
        ? style.quote()
            + field.replace(style.quote(), style.quote() + style.quote())
            + style.quote()
        : field;
  }

  private static List<String> fields(RawRecord record) {
    try {
      assertThat(record.flaw()).isNull();
      JsonNode row = JSON.readTree(record.value());
      return List.of(
          row.get("id").textValue(),
          row.get("deep").get("er").get("name").textValue(),
          row.get("deep").get("other").textValue());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Long> counted(List<?> expected) {
    return Stream.iterate(0L, position -> position + 1).limit(expected.size()).toList();
  }

  private static Stream<RawRecord> after(Reading whole, int index) {
    List<FeedItem> rest = whole.items().subList(index, whole.items().size());
    return new Reading(rest).records().stream();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
