package dev.lampo.matching.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as people have them: of any delimiter and encoding, packed, ragged, cut, or empty. */
class RecordFilesTest {
  @TempDir private Path folder;

  /** What is read of a file: its header, its rows, and what was left out. */
  private record Content(List<String> header, List<List<String>> rows, Rejects rejects) {}

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|", "%", "~", "^"})
  void shouldFindOutWhatPartsTheColumns(String delimiter) throws IOException {
    String text = "id;name;town\n1;Rossi, Mario;Roma\n2;Bianchi Ugo;Bari\n";
    Path file = text("a.csv", text.replace(";", delimiter).replace("Rossi,", "Rossi"));

    Content content = read(file);

    assertThat(content.header).containsExactly("id", "name", "town");
    assertThat(content.rows)
        .containsExactly(List.of("1", "Rossi Mario", "Roma"), List.of("2", "Bianchi Ugo", "Bari"));
  }

  @Test
  void shouldReadQuotedDelimitersLineEndsAndQuotes() throws IOException {
    Path file = text("a.csv", "id;name\r\n1;\"Rossi; \"\"il rosso\"\"\nVia\"\r\n\r\n2;\r\n");

    assertThat(read(file).rows)
        .containsExactly(List.of("1", "Rossi; \"il rosso\"\nVia"), List.of("2", ""));
  }

  @Test
  void shouldCountRaggedRowsAndTellThemWithTheirLines() throws IOException {
    Content content = read(text("a.csv", "a,b,c\n1,2,3\n1,2\n\"x\ny\",2,3\n1,2,3,4\n4,5,6\n"));

    assertThat(content.rows).hasSize(3);
    assertThat(content.rejects.count()).isEqualTo(2);
    assertThat(content.rejects.told())
        .containsExactly(
            folder.resolve("a.csv") + ":3: 2 columns where the header has 3",
            folder.resolve("a.csv") + ":6: 4 columns where the header has 3");
  }

  @Test
  void shouldCountAllRaggedRowsAndTellTheFirst() throws IOException {
    Content content = read(text("a.csv", "a,b\n" + "1\n".repeat(500)));

    assertThat(content.rejects.count()).isEqualTo(500);
    assertThat(content.rejects.told()).hasSize(20).first().asString().contains("a.csv:2: ");
  }

  @Test
  void shouldReadEncodingsByTheirMarksAndContents() throws IOException {
    String text = "id,name\n1,Niccolò Müller\n";
    Charset western = Charset.forName("windows-1252");
    List<Path> files =
        List.of(
            bytes("utf8.csv", text.getBytes(StandardCharsets.UTF_8)),
            bytes("bom.csv", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)),
            bytes("le.csv", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)),
            bytes("be.csv", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE)),
            bytes("western.csv", text.getBytes(western)));

    assertThat(files)
        .allSatisfy(
            file -> {
              assertThat(read(file).header).containsExactly("id", "name");
              assertThat(read(file).rows).containsExactly(List.of("1", "Niccolò Müller"));
            });
  }

  @Test
  void shouldAskForTheEncodingOfUtf16WithoutAMark() throws IOException {
    Path file = bytes("le.csv", "id,name\n1,anna\n".getBytes(StandardCharsets.UTF_16LE));

    refused(() -> read(file), "seems to be UTF-16", "--encoding UTF-16LE");
    assertThat(content(RecordFiles.open(file, null, StandardCharsets.UTF_16LE)).rows).hasSize(1);
  }

  @Test
  void shouldTellBytesThatAreNotOfTheEncodingWithTheirPlace() throws IOException {
    byte[] begin = ("id,name\n" + "1,anna maria\n".repeat(8_000)).getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(begin, begin.length + 5);
    System.arraycopy(new byte[] {'2', ',', (byte) 0xe8, 'x', '\n'}, 0, all, begin.length, 5);
    Path file = bytes("late.csv", all);

    refused(() -> read(file), "after line ", "not of its encoding", "--encoding windows-1252");
  }

  @Test
  void shouldReadPackedFilesAndTellThoseThatAreCut() throws IOException {
    StringBuilder text = new StringBuilder("id,name\n");
    for (int i = 0; i < 30_000; i++) {
      text.append(i).append(",name ").append(i * 7919L % 10_007).append('\n');
    }
    byte[] packed = packed(text.toString());
    Path whole = bytes("whole.csv.gz", packed);
    Path cut = bytes("cut.csv.gz", Arrays.copyOf(packed, packed.length - 2_000));

    assertThat(read(whole).rows).hasSize(30_000);
    refused(() -> read(cut), "cut.csv.gz", "packed by gzip and cut off or damaged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "\uFEFF"})
  void shouldRefuseFilesWithoutAnything(String text) throws IOException {
    Path file = text("empty.csv", text);

    refused(() -> read(file), "empty.csv: is empty");
  }

  @Test
  void shouldReadAHeaderAlone() throws IOException {
    assertThat(read(text("a.csv", "id,name\n")).rows).isEmpty();
  }

  @Test
  void shouldRefuseTwoColumnsOfOneName() throws IOException {
    Path file = text("a.csv", "id,name,name \n1,a,b\n");

    refused(() -> read(file), ":1: two columns are called \"name\"");
  }

  @Test
  void shouldKeepColumnsWithoutAName() throws IOException {
    assertThat(read(text("a.csv", "id,,name\n1,2,3\n")).header)
        .containsExactly("id", "column 2", "name");
  }

  @Test
  void shouldRefuseAWrongDelimiterAndSayWhichItSeemsToBe() throws IOException {
    Path file = text("a.csv", "id,name\n1,anna\n");

    refused(
        () -> content(RecordFiles.open(file, ';', null)), "nothing is parted by \";\"", "\",\"");
  }

  @Test
  void shouldTellAQuoteThatIsNeverClosed() throws IOException {
    Path file = text("a.csv", "id,name\n1,anna\n2,\"luca\n3,ugo\n");

    refused(() -> read(file), "a.csv: after line 2", "never closed");
  }

  @Test
  void shouldRefuseWhatIsNoFile() {
    refused(() -> read(folder), "is a folder");
    refused(() -> read(folder.resolve("none.csv")), "there is no such file");
  }

  @Test
  void shouldReadJsonLinesAndTellBrokenOnes() throws IOException {
    Content content =
        read(
            text(
                "a.jsonl",
                """
                {"id": 1, "name": {"first": "Anna"}, "tags": ["a", "b"]}
                {"id": 2, "name":

                [1, 2]
                {"id": 3, "town": null, "more": true}
                """));

    assertThat(content.header).containsExactly("id", "tags", "name.first", "town", "more");
    assertThat(content.rows)
        .containsExactly(List.of("1", "a\nb", "Anna", "", ""), List.of("3", "", "", "", "true"));
    assertThat(content.rejects.count()).isEqualTo(2);
    assertThat(content.rejects.told().get(0)).contains("a.jsonl:2: is no JSON");
    assertThat(content.rejects.told().get(1)).contains("a.jsonl:4: is not a JSON object");
  }

  @Test
  void shouldRefuseOneJsonArray() throws IOException {
    Path file = text("a.json", "[{\"id\": 1}]");

    refused(() -> read(file), "is one JSON array", "jq -c '.[]'");
  }

  private static Content read(Path file) {
    return content(RecordFiles.open(file, null, null));
  }

  private static Content content(RecordFile opened) {
    try (RecordFile file = opened) {
      List<List<String>> rows = new ArrayList<>();
      for (List<String> row = file.next(); row != null; row = file.next()) {
        rows.add(List.copyOf(row));
      }
      return new Content(file.header(), rows, file.rejects());
    }
  }

  private static void refused(ThrowingCallable reading, String... parts) {
    assertThatThrownBy(reading).isInstanceOf(BadFileException.class).hasMessageContainingAll(parts);
  }

  private Path text(String name, String text) throws IOException {
    return bytes(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private Path bytes(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
