package dev.lampo.matching.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.Prepared;
import dev.lampo.matching.testing.People;
import dev.lampo.matching.testing.Xml;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static String report(People people, boolean truth, Duration took) {
    Model model = people.trained();
    Prepared prepared = people.prepared(model);
    return Report.html(
        new ReportInput(
            List.of("people.csv", "<b>other</b>.csv"),
            model,
            prepared,
            People.resolution(model, prepared),
            truth ? Optional.of(people.truth()) : Optional.empty(),
            (row, field) -> null,
            Optional.ofNullable(took)));
  }

  private static People hostile() {
    People people = People.made(4, 60);
    String[] values = {
      "<script>alert(1)</script>",
      "\"><img src=x onerror=alert(1)>",
      "\u001b[2J\u0000\u202E\ud800",
      "w".repeat(10_000),
      "</style></main>'"
    };
    for (String value : values) {
      people.add(
          900, "<script>", "a" + value, value + " one", value, "1970-01-01", "", value, value);
      people.add(900, "web", "b" + value, value + " one", value, "1970-01-01", "", value, value);
    }
    return people;
  }

  @Test
  void shouldShowARunAtAGlance() {
    String page = report(People.made(2, 100), true, Duration.ofMillis(1234));

    assertThat(page)
        .startsWith("<!doctype html>")
        .endsWith("</html>\n")
        .contains("Who is who: people", "people.csv", "1.2 s", "How right it is", "Worst errors")
        .contains("What the model weighs", "Hottest keys", "Entities", "What came in");
  }

  @Test
  void shouldDoWithoutTruthAndTime() {
    assertThat(report(People.made(2, 100), false, null))
        .contains("Weights of pairs")
        .doesNotContain("How right it is", "Worst errors", "Optional");
  }

  @Test
  void shouldBeTheSameWhateverTheOrderOfRows() {
    assertThat(report(People.made(2, 120).shuffled(1), true, null))
        .isEqualTo(report(People.made(2, 120).shuffled(2), true, null));
  }

  @Test
  void shouldShowHostileValuesAsText() {
    String page = report(hostile(), true, null);

    assertThat(page)
        .doesNotContain(
            "<script", "<img", "<b>other", "\u001b", "\u0000", "\u202e", "wwwww".repeat(100))
        .contains("&lt;script&gt;");
    assertThat(page.split("</style>")).hasSize(2);
    assertThat(page.split("</main>")).hasSize(2);
    assertThat(page.getBytes(java.nio.charset.StandardCharsets.UTF_8)).isNotEmpty();
  }

  @Test
  void shouldBeWellFormed() {
    String page = report(hostile(), true, Duration.ofSeconds(3));
    String xml = page.substring(page.indexOf("<main>"), page.indexOf("</body>"));

    assertThat(Xml.parsed(xml).getElementsByTagName("svg").getLength()).isGreaterThan(3);
  }

  @Test
  void shouldAskNothingOfOthers() {
    String page = report(People.made(2, 100), true, null);

    Matcher link = Pattern.compile("(?:href|src|url|@import)\\s*[=(]").matcher(page);
    assertThat(link.find()).isFalse();
    assertThat(page.replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http://", "https://");
  }

  @Test
  void shouldStayBoundedWhateverTheData() {
    assertThat(report(People.made(2, 1500), true, null)).hasSizeLessThan(600_000);
  }

  @Test
  void shouldBearASingleRecord() {
    assertThat(report(new People().add(1, "", "1", "Anna", "", "", "", "", ""), true, null))
        .contains("records");
  }
}
