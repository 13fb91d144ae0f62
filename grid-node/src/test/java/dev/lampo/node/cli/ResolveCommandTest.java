package dev.lampo.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The command as people use it. */
class ResolveCommandTest extends ResolveCase {
  @Test
  void shouldHelpWithEachOptionInItsIndent() {
    assertThat(run(in(), "--help")).isZero();

    assertThat(out).contains("--plan", "--compare-model=FILE", "--model=FILE", "--truth=COLUMN");
    // Only the option that is too wide for its column begins its text in the next line.
    assertThat(out.lines().filter(line -> line.matches(" {29}\\S.*")))
        .singleElement()
        .asString()
        .contains("only these columns are compared");
  }

  @Test
  void shouldSayWhatCameOut() {
    assertThat(run(in(), "--rules", RULES)).isZero();

    assertThat(out)
        .contains(rows.size() + " records are 1", " repeat another one", "no column for");
    assertThat(err).isEmpty();
  }

  @Test
  void shouldWriteEachRowWithItsCluster() throws IOException {
    assertThat(run(in(), "--rules", RULES, "--out", "out.csv")).isZero();

    List<String> lines = Files.readAllLines(file("out.csv"));
    assertThat(lines.get(0))
        .isEqualTo("cluster,source,record_delivered,".replace("_delivered", "") + HEADER.strip());
    assertThat(lines).hasSize(rows.size() + 1);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(lines.get(i + 1)).endsWith("," + rows.get(i));
    }
    assertThat(clusters(lines)).hasSizeBetween(140, 165);
  }

  @Test
  void shouldLeaveOutRowsThatRepeatAnId() throws IOException {
    String text = HEADER + "1,Anna Rossi,Roma,1980-01-02,,\n1,Ugo Neri,Bari,1970-01-02,,\n";
    Files.writeString(in(), text + ",Eva Blu,Bari,1971-01-02,,\n2,Anna Rossi,Roma,1980-01-02,,\n");

    assertThat(run(in(), "--rules", RULES, "--id", "id", "--out", "out.csv")).isZero();
    assertThat(out).contains("2 records", "2 rows left out", ":3: the id 1 is there twice");
    assertThat(out).contains(":4: its id is empty");
    assertThat(Files.readAllLines(file("out.csv")))
        .hasSize(3)
        .noneMatch(line -> line.contains("Ugo"));

    assertThat(run(in(), "--rules", RULES, "--out", "out.csv")).isZero();
    assertThat(out).contains("4 records", "\"id\" does not name each record", "--id id");
    assertThat(Files.readAllLines(file("out.csv"))).hasSize(5);
  }

  @Test
  void shouldTellWhereNoColumnNamesTheRecords() throws IOException {
    Files.writeString(in(), Files.readString(in()).replaceFirst("id", "customer no"));

    assertThat(run(in(), "--rules", RULES)).isZero();
    assertThat(out).contains("records are named by their lines; --id COLUMN");
    assertThat(run(in(), "--rules", RULES, "--id", "customer no")).isZero();
    assertThat(out).doesNotContain("named by their lines");
  }

  @Test
  void shouldNotJoinRowsOfWhichNothingIsKnown() throws IOException {
    Files.writeString(in(), HEADER + String.join("\n", rows) + "\n1,,,,,\n2,,,,,\n3,,,,,\n");

    for (String[] how : new String[][] {{"--rules", RULES}, {"--columns", "name,city,born"}}) {
      assertThat(run(in(), how[0], how[1], "--out", "out.csv")).isZero();
      assertThat(Files.readAllLines(file("out.csv")))
          .contains("1,,1,1,,,,,", "2,,2,2,,,,,", "3,,3,3,,,,,");
    }
  }

  @Test
  void shouldTellWhatItMakesOfColumnsWithoutRules() {
    assertThat(run(in())).isZero();

    assertThat(err).contains("compared: name (person), city (city), born (date)");
    assertThat(err).contains("not compared: id names or numbers the records", "note is empty");
  }

  @Test
  void shouldTellAFieldThatIsEmptyEverywhere() throws IOException {
    Files.writeString(in(), "id,name,phone\n1,Anna Rossi,\n2,Anna Rossi,-\n");

    assertThat(run(in(), "--rules", RULES)).isZero();
    assertThat(out).contains("no record has a value that could be used for phone");
  }

  @Test
  void shouldPrintJson() throws IOException {
    assertThat(run(in(), "--rules", RULES, "--json", "--truth", "person", "--explain", "1000"))
        .isZero();

    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).get("records").asInt()).isEqualTo(rows.size());
    assertThat(lines.get(0).get("accuracy").get("f1").asDouble()).isGreaterThan(0.9);
    assertThat(lines.get(0).get("accuracy").get("keyRecall").asDouble()).isGreaterThan(0.9);
    assertThat(lines.get(0).get("accuracy").get("curve")).isNotEmpty();
  }

  @Test
  void shouldHoldAgainstTheTruthInThreeWays() throws IOException {
    StringBuilder pairs = new StringBuilder("a,b\n");
    StringBuilder key = new StringBuilder("cluster,record\n");
    Map<String, String> first = new HashMap<>();
    for (String row : rows) {
      String[] cells = row.split(",", -1);
      key.append(cells[4]).append(',').append(cells[0]).append('\n');
      String before = first.putIfAbsent(cells[4], cells[0]);
      if (before != null) {
        pairs.append(before).append(',').append(cells[0]).append('\n');
      }
    }
    Files.writeString(file("pairs.csv"), pairs);
    Files.writeString(file("key.csv"), key);

    List<String> results = new ArrayList<>();
    for (String[] truth :
        new String[][] {
          {"--truth", "person"},
          {"--truth", "person:/p(\\d+)/"},
          {"--truth-pairs", file("pairs.csv").toString()},
          {"--truth-key", file("key.csv").toString()}
        }) {
      assertThat(run(in(), "--rules", RULES, truth[0], truth[1])).as(truth[0]).isZero();
      results.add(out);
    }
    assertThat(results).allMatch(result -> result.equals(results.get(0)));
    assertThat(out).contains("pairs:   precision", "B-cubed: precision", "keys:    recall");
    assertThat(out).contains("0.9    precision", "best   F1");
  }

  @Test
  void shouldPlanBeforeAnythingIsCompared() {
    assertThat(run(in(), "--rules", RULES, "--plan", "--truth", "person")).isZero();

    assertThat(out).contains("nothing was compared", "sound(name.family) + year(born)");
    assertThat(out).contains("keys: recall ", "hottest keys").doesNotContain("entities");

    assertThat(run(in(), "--rules", RULES, "--plan", "--out", "out.csv")).isEqualTo(2);
    assertThat(file("out.csv")).doesNotExist();
  }

  @Test
  void shouldTellDriftAndWhatAnotherModelWouldHaveMade() throws IOException {
    assertThat(run(in(), "--rules", RULES, "--save-model", "model.json")).isZero();
    String model = file("model.json").toString();

    assertThat(run(in(), "--model", model, "--compare-model", model)).isZero();
    assertThat(out).contains("drift: none", "merged: 0 changes", "split: 0 changes");

    Files.writeString(in(), Files.readString(in()).replaceAll(",19\\d\\d-\\d\\d-\\d\\d,", ",,"));
    assertThat(run(in(), "--model", model)).isZero();
    assertThat(out).contains("drift: the records differ", "born: filled 0.0 %, was 100.0 %");

    assertThat(run(in(), "--columns", "name", "--compare-model", model)).isZero();
    assertThat(out).contains("compared with the other model", "same: ");
  }

  @Test
  void shouldExplain() {
    assertThat(run(in(), "--rules", RULES, "--explain", "1000,1001")).isZero();
    assertThat(out).contains("1000 and 1001: ", "evidence");

    assertThat(run(in(), "--rules", RULES, "--explain", "1000,none")).isEqualTo(2);
    assertThat(err).contains("--explain: there is no record \"none\"", "called such as 1000");
  }

  @Test
  void shouldExplainByAPathWhereItIsLongerThanThePair() throws IOException {
    Files.writeString(
        in(),
        Files.readString(in())
            + "1,Ugo Verdini,Bari,1970-01-02,,\n"
            + "2,Ugo Verdini,Bari,1970-01-02,,\n"
            + "3,Ugo Verdinio,Bari,1970-01-02,,\n");

    assertThat(run(in(), "--rules", RULES, "--explain", "1,2")).isZero();
    assertThat(out).containsOnlyOnce("evidence").contains("1 and 2: match").doesNotContain("steps");

    assertThat(run(in(), "--rules", RULES, "--explain", "1,3")).isZero();
    String first = out;
    assertThat(run(in(), "--rules", RULES, "--explain", "2,3")).isZero();
    assertThat(List.of(first, out))
        .anySatisfy(text -> assertThat(text).containsOnlyOnce("evidence").doesNotContain("steps"))
        .anySatisfy(text -> assertThat(text).contains(" to 3: steps 2\n"));

    assertThat(run(in(), "--rules", RULES, "--explain", "1,1000")).isZero();
    assertThat(out).containsOnlyOnce("evidence").contains("1 to 1000: no path");
  }

  @Test
  void shouldWriteAPageThatNeedsNothingElse() throws IOException {
    assertThat(run(in(), "--rules", RULES, "--report", "r.html", "--truth", "person")).isZero();

    assertThat(Files.readString(file("r.html")))
        .startsWith("<!doctype html>")
        .endsWith("</html>\n")
        .doesNotContain("<script", "<link", "<img", "src=", "href=\"h", "url(", "@import");
  }

  @Test
  void shouldWriteTheSameBytesTwiceAndTheSameClustersInAnyOrder() throws IOException {
    String[] outputs = {"o.csv", "g.csv", "r.html", "m.json", "y.yaml", "o.jsonl"};
    Map<String, String> before = new HashMap<>();
    for (int turn = 0; turn < 2; turn++) {
      write("o.csv", "g.csv");
      for (String name : outputs) {
        if (!name.equals("o.jsonl")) {
          String text = Files.readString(file(name));
          assertThat(before.getOrDefault(name, text)).as(name).isEqualTo(text);
          before.put(name, text);
        }
      }
    }
    Collections.shuffle(rows, new Random(3));
    Files.writeString(in(), HEADER + String.join("\n", rows) + "\n");
    write("o.csv", "g.csv");

    assertThat(Files.readString(file("m.json"))).isEqualTo(before.get("m.json"));
    assertThat(sorted(Files.readString(file("o.csv")))).isEqualTo(sorted(before.get("o.csv")));
    assertThat(sorted(Files.readString(file("g.csv")))).isEqualTo(sorted(before.get("g.csv")));
  }

  private void write(String clusters, String golden) {
    assertThat(
            run(
                in(),
                "--rules",
                RULES,
                "--out",
                clusters,
                "--golden",
                golden,
                "--report",
                "r.html",
                "--save-model",
                "m.json",
                "--write-rules",
                "y.yaml"))
        .isZero();
  }

  private static List<String> clusters(List<String> lines) {
    return List.copyOf(
        new TreeSet<>(lines.stream().skip(1).map(line -> line.split(",")[0]).toList()));
  }

  private static List<String> sorted(String text) {
    return text.lines().sorted().toList();
  }
}
