package dev.lampo.jobs.source.files;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Any text at all, well formed or not, is cut into the same pieces from wherever one begins. */
class RecordCutterTest {
  @Property(tries = 2_000)
  void shouldAccountForEveryByteOfAnyText(
      @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 30) int bytesMax)
      throws IOException {
    List<Cut> cuts = cuts(text, 0, bytesMax);

    int reached = 0;
    for (Cut cut : cuts) {
      assertThat(text.substring(reached, (int) cut.offset())).matches("[\r\n]*");
      assertThat(cut.bytes()).hasSizeLessThanOrEqualTo(bytesMax);
      String whole = text.substring((int) cut.offset(), (int) cut.next());
      if (cut.flaw() == null) {
        assertThat(whole).startsWith(string(cut)).matches("(?s).*?" + "(\r\n|\r|\n|$)");
        assertThat(whole.substring(cut.bytes().length)).matches("(\r\n|\r|\n)?");
      }
      reached = (int) cut.next();
    }
    assertThat(text.substring(reached)).matches("[\r\n]*");
  }

  @Property(tries = 2_000)
  void shouldCutTheSameFromAnyRecordOn(
      @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 30) int bytesMax)
      throws IOException {
    List<Cut> cuts = cuts(text, 0, bytesMax);

    for (int i = 0; i < cuts.size(); i++) {
      assertThat(cuts(text, cuts.get(i).next(), bytesMax))
          .usingRecursiveComparison()
          .isEqualTo(cuts.subList(i + 1, cuts.size()));
    }
  }

  @Property(tries = 2_000)
  void shouldCutAsTheParserSeesIt(@ForAll("texts") String text) throws IOException {
    for (Cut cut : cuts(text, 0, 1_000)) {
      if (cut.flaw() == null) {
        List<Integer> fields = new ArrayList<>();
        CsvReader.builder()
            .allowUnclosedQuote(false)
            .ofCsvRecord(string(cut))
            .forEach(row -> fields.add(row.getFieldCount()));
        assertThat(fields).as(string(cut)).hasSize(1);
      }
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a", "b", ",", ",", "\"", "\"", "\n", "\n", "\r", " ")
        .list()
        .ofMaxSize(60)
        .map(pieces -> String.join("", pieces));
  }

  private static List<Cut> cuts(String text, long from, int bytesMax) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    ByteWindow window = new ByteWindow(new ByteArrayInputStream(bytes), 0);
    window.skipTo(from);
    RecordCutter cutter = RecordCutter.rows(window, bytesMax, (byte) ',', (byte) '"');
    List<Cut> cuts = new ArrayList<>();
    for (Cut cut = cutter.next(); cut != null; cut = cutter.next()) {
      cuts.add(cut);
    }
    return cuts;
  }

  private static String string(Cut cut) {
    return new String(cut.bytes(), StandardCharsets.US_ASCII);
  }
}
