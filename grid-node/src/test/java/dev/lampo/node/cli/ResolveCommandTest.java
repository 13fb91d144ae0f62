package dev.lampo.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lampo.node.Lampo;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command as people use and misuse it. */
class ResolveCommandTest {
  private static final String RULES = Path.of("..", "config", "rules", "people.yaml").toString();
  private static final String HEADER = "id,name,city,born,person,note\n";

  @TempDir private Path folder;
  private final List<String> rows = new ArrayList<>();
  private String out;
  private String err;

  @BeforeEach
  void make() throws IOException {
    Random random = new Random(17);
    String[] syllables = "ro ma bel ric fer con gal ti ni ber lu mo ver san pa gri".split(" ");
    String[] given = "Anna Marco Giulia Luca Sara Paolo Elena Davide Chiara Ivo".split(" ");
    for (int person = 0; person < 150; person++) {
      String name = given[random.nextInt(10)] + " ";
      for (int i = 0; i < 3; i++) {
        name += syllables[random.nextInt(16)];
      }
      String rest =
          String.format(
              ",%s,19%d-%02d-%02d,p%d,",
              syllables[random.nextInt(16)] + "ona",
              40 + random.nextInt(60),
              1 + random.nextInt(12),
              1 + random.nextInt(28),
              person);
      for (int copy = random.nextInt(3); copy >= 0; copy--) {
        rows.add((1000 + rows.size()) + "," + name + (copy == 1 ? "o" : "") + rest);
      }
    }
    Files.writeString(in(), HEADER + String.join("\n", rows) + "\n");
  }

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--columns nme | there is no column \"nme\" | did you mean \"name\"?",
        "--id nr | there is no column \"nr\" | there are id, name",
        "--source src | there is no column \"src\" | there are id, name",
        "--truth persn | there is no column \"persn\" | did you mean \"person\"?",
        "--truth note | tells nothing of any record | is it the right one?",
        "--delimiter ; | nothing is parted by \";\" | seem to be parted by \",\"",
        "--delimiter ;; | one character | \";;\"",
        "--encoding UTF-16 | not of its encoding | --encoding windows-1252",
        "--encoding UTF-99 | knows no \"UTF-99\" | for example UTF-8",
        "--rules nosuch.yaml | nosuch.yaml | file does not exist",
        "--model nosuch.json | nosuch.json | No such file",
        "--columns note | no rules can be proposed | is empty",
        "--explain 1,2,3 | one or two records | not 3",
        "--rules people.yaml --model m.json | mutually exclusive | --rules"
      })
  void shouldRefuseWhatIsWrongAndLeaveNothing(String options, String what, String more) {
    List<String> arguments = new ArrayList<>(List.of("--out", "out.csv", "--golden", "gold.csv"));
    arguments.addAll(List.of(options.split(" ")));

    assertThat(run(in(), arguments.toArray(String[]::new))).isEqualTo(2);
    assertThat(err).contains(what, more).doesNotContain("\tat ", "Exception");
    assertThat(folder.toFile().list()).containsExactly("in.csv");
  }

  @Test
  void shouldTellEverythingThatIsWrongWithRules() throws IOException {
    Files.writeString(
        file("wrong.yaml"),
        "name: w\nfields:\n  name: {as: persn-name}\nblocking: {keys: [nme]}\ncompare: {name: {}}\n");

    assertThat(run(in(), "--rules", file("wrong.yaml").toString(), "--out", "out.csv"))
        .isEqualTo(2);
    assertThat(err).contains("wrong.yaml:3", "wrong.yaml:4", "did you mean \"person-name\"");
    assertThat(file("out.csv")).doesNotExist();

    Files.writeString(in(), "code,price\na,1\nb,2\n");
    assertThat(run(in(), "--rules", RULES)).isEqualTo(2);
    assertThat(err).contains("has none of the columns", "it has code, price");
  }

  @Test
  void shouldRefuseAKeyThatFarTooManyShare() throws IOException {
    StringBuilder text = new StringBuilder("id,name\n");
    for (int i = 0; i < 80_000; i++) {
      text.append(i).append(",Mario Rossi\n");
    }
    Files.writeString(in(), text);

    assertThat(run(in(), "--rules", RULES, "--quiet", "--out", "out.csv")).isEqualTo(2);
    assertThat(err).contains("is the same for 65,536 records of a sample", "\"refine\"");
    assertThat(run(in(), "--rules", RULES, "--quiet", "--plan")).isEqualTo(2);
    assertThat(err).contains("is the same for 65,536 records of a sample");
    assertThat(file("out.csv")).doesNotExist();
  }

  @Test
  void shouldNotReplaceAnInputOrWriteTwoFilesIntoOne() {
    assertThat(run(in(), "--rules", RULES, "--out", "in.csv")).isEqualTo(2);
    assertThat(err).contains("is read as well");
    assertThat(run(in(), "--rules", RULES, "--out", "o.csv", "--golden", "o.csv")).isEqualTo(2);
    assertThat(err).contains("both name");
    assertThat(run(in(), "--rules", RULES, "--out", "none/o.csv")).isEqualTo(2);
    assertThat(err).contains("there is no folder");
  }

  @Test
  void shouldKeepWhatWasThereWhereItFails() throws IOException {
    Files.writeString(file("out.csv"), "of yesterday\n");
    byte[] whole = Files.readAllBytes(in());
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length + 9);
    System.arraycopy("9,\"x,y,z,".getBytes(), 0, cut, whole.length, 9);
    Files.write(in(), cut);

    assertThat(run(in(), "--rules", RULES, "--out", "out.csv")).isEqualTo(2);
    assertThat(err).contains("never closed");
    assertThat(file("out.csv")).hasContent("of yesterday");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("in.csv", "out.csv");
  }

  private static List<String> clusters(List<String> lines) {
    return List.copyOf(
        new TreeSet<>(lines.stream().skip(1).map(line -> line.split(",")[0]).toList()));
  }

  private static List<String> sorted(String text) {
    return text.lines().sorted().toList();
  }

  private Path in() {
    return file("in.csv");
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  /** Runs with the names of outputs taken from the folder. */
  private int run(Path input, String... options) {
    StringWriter outText = new StringWriter();
    StringWriter errText = new StringWriter();
    List<String> arguments = new ArrayList<>(List.of("resolve", input.toString()));
    String before = "";
    for (String option : options) {
      boolean output =
          Stream.of("--out", "--golden", "--report", "--save-model", "--write-rules")
              .anyMatch(before::equals);
      arguments.add(output ? file(option).toString() : option);
      before = option;
    }
    int exit =
        Lampo.commandLine()
            .setOut(new PrintWriter(outText))
            .setErr(new PrintWriter(errText))
            .execute(arguments.toArray(String[]::new));
    out = outText.toString();
    err = errText.toString();
    return exit;
  }
}
