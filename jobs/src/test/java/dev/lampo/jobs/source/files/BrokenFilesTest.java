package dev.lampo.jobs.source.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lampo.jobs.source.RawRecord;
import dev.lampo.jobs.source.ResumeMark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a file or a row is told with its place, and costs no more than it must. */
class BrokenFilesTest {
  @TempDir private Path folder;

  @Test
  void shouldRefuseRaggedRowsAlone() throws IOException {
    Reading reading = read("id,name", "1,a", "2", "3,c,d", "4,e");

    assertThat(reading.values())
        .containsExactly("{\"id\":\"1\",\"name\":\"a\"}", "{\"id\":\"4\",\"name\":\"e\"}");
    assertThat(reading.flaws())
        .containsExactly(
            "MALFORMED: row of 1 fields, but there are 2 columns (a.csv at byte 12)",
            "MALFORMED: row of 3 fields, but there are 2 columns (a.csv at byte 14)");
    assertThat(reading.records()).extracting(Reading::value).contains("3,c,d");
  }

  @Test
  void shouldLoseOneLineByAQuoteThatIsNotClosed() throws IOException {
    Reading reading = read("id,name", "1,a", "2,\"b", "3,c", "4,d");

    assertThat(reading.values()).hasSize(3).last().asString().contains("\"4\"");
    assertThat(reading.flaws())
        .containsExactly(
            "MALFORMED: a quote is opened here and not closed in the file (a.csv at byte 12)");
  }

  @Test
  void shouldLoseOneLineByTextAfterAQuote() throws IOException {
    Reading reading = read("id,name", "1,\"a\"b", "2,\"b\nb\"c", "3,\"c\"");

    assertThat(reading.values()).containsExactly("{\"id\":\"3\",\"name\":\"c\"}");
    assertThat(reading.flaws())
        .hasSize(3)
        .anyMatch(flaw -> flaw.endsWith("follows the quote that closes a field (a.csv at byte 8)"))
        .anyMatch(flaw -> flaw.endsWith("(a.csv at byte 15)"));
    assertThat(reading.records().get(2).value()).asString().isEqualTo("b\"c");
  }

  @Test
  void shouldGiveUpAQuoteThatIsNotClosedWithinARecordsSize() throws IOException {
    String filler =
        IntStream.range(0, 500).mapToObj(i -> i + ",name").collect(Collectors.joining("\n"));
    write("a.csv", "id,name\n1,\"a\n" + filler);

    Reading reading = Reading.all(FilesYaml.source(folder, "format: csv", "maxPayloadBytes: 1000"));

    assertThat(reading.values()).hasSize(500);
    assertThat(reading.flaws())
        .containsExactly(
            "MALFORMED: a quote is opened here and not closed within 1000 bytes (maxPayloadBytes)"
                + " (a.csv at byte 8)");
  }

  @Test
  void shouldKeepOnlyTheBeginningOfAnEndlessLine() throws IOException {
    write("a.csv", "id,name\n1,a\n2," + "x".repeat(20_000_000) + "\n3,c\n");

    Reading reading = Reading.all(FilesYaml.source(folder));

    assertThat(reading.values()).hasSize(2);
    assertThat(reading.flaws())
        .containsExactly(
            "PAYLOAD_TOO_LARGE: line of 20000002 bytes, at most 1048576 are allowed"
                + " (maxPayloadBytes) (a.csv at byte 12)");
    assertThat(reading.records().get(1).value()).hasSize(RecordCutter.PREFIX_BYTES);
  }

  @Test
  void shouldAllowARecordOfExactlyTheSize() throws IOException {
    write("a.csv", "id,name\n1,aaaaaa\n2,bbbbbbb\n3,\"cccc\"\n4,\"d\n d\"\n5,eeeeee");

    Reading reading = Reading.all(FilesYaml.source(folder, "format: csv", "maxPayloadBytes: 8"));

    assertThat(reading.values()).hasSize(4);
    assertThat(reading.flaws())
        .containsExactly(
            "PAYLOAD_TOO_LARGE: line of 9 bytes, at most 8 are allowed (maxPayloadBytes)"
                + " (a.csv at byte 17)");
  }

  @Test
  void shouldRefuseRowsInAnotherEncoding() throws IOException {
    write("a.csv", "id,name\n1,ü\n2,b\n".getBytes(StandardCharsets.ISO_8859_1));

    Reading reading = Reading.all(FilesYaml.source(folder));

    assertThat(reading.values()).containsExactly("{\"id\":\"2\",\"name\":\"b\"}");
    assertThat(reading.flaws())
        .containsExactly("MALFORMED: bytes that are no characters of UTF-8 (a.csv at byte 8)");
  }

  @Test
  void shouldRefuseTheRowWithHalfACharacterOfUtf16() throws IOException {
    byte[] text = "id,name\n1,xa\n2,b\n".getBytes(StandardCharsets.UTF_16LE);
    text[2 * 10 + 1] = (byte) 0xd8;
    write("a.csv", text);

    Reading reading =
        Reading.all(FilesYaml.source(folder, "format: csv", "csv: {encoding: UTF-16LE}"));

    assertThat(reading.values()).containsExactly("{\"id\":\"2\",\"name\":\"b\"}");
    assertThat(reading.flaws()).hasSize(1);
  }

  @Test
  void shouldTakeWhatComesAsWellAsItCan() throws IOException {
    write("a.csv", "\ufeffid,name\n1,\n\n2,\0\n");

    Reading reading = Reading.all(FilesYaml.source(folder));

    assertThat(reading.values()).containsExactly("{\"id\":\"1\",\"name\":\"\"}");
    assertThat(reading.flaws())
        .containsExactly("MALFORMED: a NUL character stands in the row (a.csv at byte 15)");
  }

  @Test
  void shouldTakeQuotesWithinAFieldForText() throws IOException {
    Reading reading = read("id,name", "1,5\" disk", "2, \"a\"", "3,\"\"");

    assertThat(reading.values())
        .containsExactly(
            "{\"id\":\"1\",\"name\":\"5\\\" disk\"}",
            "{\"id\":\"2\",\"name\":\" \\\"a\\\"\"}",
            "{\"id\":\"3\",\"name\":\"\"}");
    write("b.csv", "id\tname\n1\t\"a\n");
    assertThat(
            Reading.all(
                    FilesYaml.source(
                        folder,
                        "format: csv",
                        "pattern: 'b*'",
                        "csv: {delimiter: tab, quote: none}"))
                .values())
        .containsExactly("{\"id\":\"1\",\"name\":\"\\\"a\"}");
  }

  @Test
  void shouldNameAFileWhoseFirstRowIsOfNoUse() throws IOException {
    write("a.csv", "");
    write("b.csv", "id,id\n1,2\n");
    write("c.csv", "id,,name\n1,2,3\n");
    write("d.csv", "at,at.zone\n1,2\n");
    write("e.csv", "\"id,name\n1,2\n");
    write("f.csv", "id\n1\n");

    Reading reading = Reading.all(FilesYaml.source(folder));

    assertThat(reading.values()).containsExactly("{\"id\":\"1\"}");
    assertThat(reading.flaws())
        .hasSize(5)
        .allMatch(flaw -> flaw.startsWith("NOT_READ: the first row cannot be used, so"))
        .anyMatch(flaw -> flaw.contains("the file is empty") && flaw.contains("(a.csv at byte 0)"))
        .anyMatch(flaw -> flaw.contains("two columns have the name id (b.csv"))
        .anyMatch(flaw -> flaw.contains("column 2 has no name (c.csv"))
        .anyMatch(flaw -> flaw.contains("column at.zone and another one") && flaw.contains("d.csv"))
        .anyMatch(flaw -> flaw.contains("not closed in the file (e.csv"));
  }

  @Test
  void shouldFindNothingInEmptyFilesWithoutHeader() throws IOException {
    write("a.csv", "");
    write("b.jsonl", "");
    write("c.csv", "1,a\n");

    assertThat(
            Reading.all(FilesYaml.source(folder, "format: csv", "csv: {columns: [id, name]}"))
                .values())
        .containsExactly("{\"id\":\"1\",\"name\":\"a\"}");
    assertThat(Reading.all(FilesYaml.source(folder, "format: json-lines")).records()).isEmpty();
  }

  @Test
  void shouldReadATruncatedGzipAsFarAsItGoes() throws IOException {
    StringBuilder rows = new StringBuilder("id,name\n");
    IntStream.range(0, 50_000)
        .forEach(i -> rows.append(i).append(",name").append(i * 31 % 977).append('\n'));
    byte[] packed = packed(rows.toString());
    write("a.csv.gz", Arrays.copyOf(packed, packed.length / 2));
    write("b.csv.gz", packed("id,name\nlast,b\n"));
    FilesSource source = FilesYaml.source(folder);

    Reading whole = Reading.chosen(source, 1_000, null);

    assertThat(whole.values()).hasSizeBetween(10_000, 40_000).last().asString().contains("last");
    assertThat(whole.flaws())
        .hasSize(1)
        .allMatch(flaw -> flaw.startsWith("NOT_READ: the gzip data ends too early, after "));
    for (int i = 0; i < whole.items().size(); i += 1_001) {
      if (whole.items().get(i) instanceof ResumeMark mark) {
        Reading resumed = Reading.chosen(source, 777, mark);
        assertThat(resumed.records().stream().map(Reading::text))
            .isEqualTo(
                whole.records().stream()
                    .filter(record -> record.position() >= mark.next())
                    .map(Reading::text)
                    .toList());
      }
    }
  }

  @Test
  void shouldSayWhatIsNoGzipAtAll() throws IOException {
    write("a.csv.gz", "id,name\n1,a\n");
    byte[] packed = packed("id,name\n1,a\n");
    packed[packed.length - 8] ^= 1;
    write("b.csv.gz", packed);
    write("c.csv.gz", "");

    Reading reading = Reading.all(FilesYaml.source(folder));

    assertThat(reading.values()).hasSizeLessThanOrEqualTo(1);
    assertThat(reading.flaws())
        .hasSize(3)
        .allMatch(flaw -> flaw.startsWith("NOT_READ: the gzip data "))
        .anyMatch(flaw -> flaw.contains("Not in GZIP format (a.csv.gz"))
        .anyMatch(flaw -> flaw.contains("(b.csv.gz"))
        .anyMatch(flaw -> flaw.contains("ends too early, after 0 bytes of content (c.csv.gz"));
  }

  @Test
  void shouldHandOnLinesAsTheyAre() throws IOException {
    write("a.jsonl", "{\"id\":1}\r\n\n  \r\nnonsense\n{\"id\":\"" + "x".repeat(100) + "\"}\n{}");

    Reading reading =
        Reading.all(FilesYaml.source(folder, "format: json-lines", "maxPayloadBytes: 80"));

    assertThat(reading.values()).containsExactly("{\"id\":1}\r", "nonsense", "{}");
    assertThat(reading.flaws())
        .containsExactly(
            "PAYLOAD_TOO_LARGE: line of 109 bytes, at most 80 are allowed (maxPayloadBytes)"
                + " (a.jsonl at byte 24)");
  }

  @Test
  void shouldSayThatTheFolderIsNotThereUntilItIs() throws IOException {
    Path later = folder.resolve("later");
    try (FilesFeed feed = Reading.opened(FilesYaml.source(later), 10, null)) {
      assertThatThrownBy(() -> Reading.all(feed))
          .isInstanceOf(IOException.class)
          .hasMessage("folder " + later + " does not exist");
      assertThatThrownBy(() -> Reading.all(feed)).hasMessageEndingWith("does not exist");

      Files.createDirectory(later);
      Files.writeString(later.resolve("a.csv"), "id\n1\n");

      assertThat(Reading.all(feed).values()).hasSize(1);
    }
    write("b.csv", "");
    assertThatThrownBy(() -> Reading.all(FilesYaml.source(folder.resolve("b.csv"))))
        .hasMessageEndingWith("b.csv is not a folder");
  }

  private Reading read(String... lines) throws IOException {
    write("a.csv", String.join("\n", lines) + "\n");
    Reading reading = Reading.all(FilesYaml.source(folder));
    assertThat(reading.records()).extracting(RawRecord::position).doesNotHaveDuplicates();
    return reading;
  }

  private void write(String name, String text) throws IOException {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The later in the alphabet, the later written. */
  private void write(String name, byte[] bytes) throws IOException {
    TestFiles.write(folder.resolve(name), bytes, name.charAt(0));
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
