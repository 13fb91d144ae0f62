package dev.lampo.matching.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.matching.record.RecordId;
import dev.lampo.matching.rules.Thresholds;
import dev.lampo.matching.testing.Xml;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaterfallTest {
  private static PairExplanation pair(String value, double bits) {
    return new PairExplanation(
        new RecordId("crm", value),
        new RecordId("web", value),
        -10,
        List.of(
            new ComparedField(
                value, value, null, 0, "absent", Double.NaN, Double.NaN, Double.NaN, 0),
            new ComparedField("city", value, value + "x", 1, value, 0.9, 0.001, 0.01, bits)),
        List.of(value),
        List.of(),
        List.of(value),
        -10 + bits,
        new Thresholds(0.9, 0.1, -2));
  }

  @Test
  void shouldDrawEachFieldAndTheTotal() {
    String svg = Waterfall.svg(pair("Anna", 12));

    assertThat(svg).contains("Anna", "prior", "total", "+12.00", "-10.00", "+2.00", "match from");
    assertThat(Xml.parsed(svg).getDocumentElement().getAttribute("width")).isEqualTo("720");
    assertThat(Xml.parsed(svg).getElementsByTagName("rect").getLength()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' & ]]> <!-- -->",
        "\u0000\u0007\u001b[31m\u202E\ufffe\ud800",
        "a\nb\r\nc\td"
      })
  void shouldShowHostileValuesAsText(String value) {
    String svg = Waterfall.svg(pair(value, 3));

    assertThat(Xml.parsed(svg).getElementsByTagName("script").getLength()).isZero();
    assertThat(svg).doesNotContain("<script", "<img", "\u001b", "\u0000", "\u202e");
    assertThat(ExplanationText.of(pair(value, 3))).doesNotContain("\u001b", "\u0000", "\u202e");
  }

  @Test
  void shouldStaySmallWhateverTheValues() {
    assertThat(Waterfall.svg(pair("w".repeat(10_000), 3))).hasSizeLessThan(10_000);
    assertThat(ExplanationText.of(pair("w".repeat(10_000), 3)).lines().toList())
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(400));
  }

  @Test
  void shouldDrawWeightsWithoutEnd() {
    Xml.parsed(Waterfall.svg(pair("Anna", Double.NEGATIVE_INFINITY)));

    assertThat(Waterfall.svg(pair("Anna", Double.NEGATIVE_INFINITY))).doesNotContain("NaN");
  }

  @Test
  void shouldAskNothingOfOthers() {
    String svg = Waterfall.svg(pair("Anna", 3)).replace("http://www.w3.org/2000/svg", "");

    assertThat(svg).doesNotContain("http", "url(", "href");
  }
}
