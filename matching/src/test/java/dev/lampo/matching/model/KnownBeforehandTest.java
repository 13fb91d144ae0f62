package dev.lampo.matching.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lampo.matching.record.Columns;
import dev.lampo.matching.record.RecordId;
import dev.lampo.matching.record.Table;
import dev.lampo.matching.rules.Rules;
import dev.lampo.matching.rules.RulesFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownBeforehandTest {
  private static final String KNOWN = "m: [0.9, 0.1], u: [0.001, 0.999]";
  private static final String BEFOREHAND = "knowledge: {records: 1000, matches: 50}";

  @TempDir private Path folder;

  private static Rules rules(String compared, String rest) {
    return RulesFile.of(
        "test.yaml",
        "name: test\nfields: {name: {as: code}, town: {as: code}, mail: {as: code}}\n"
            + "blocking: {keys: [mail]}\ncompare:\n  name: {frequency: true, "
            + compared
            + "}\n  town: {}\n  mail: {}\n"
            + rest
            + "\n");
  }

  private static Table table(Rules rules, List<List<String>> rows) {
    Columns columns = new Columns(rules, "", List.of("name", "town", "mail"));
    Table table = new Table(rules.features());
    for (List<String> row : rows) {
      table.add(
          List.of(new RecordId("", "" + table.size())),
          Collections.singletonList(columns.features(row)));
    }
    return table;
  }

  /** Of every name so many records, of which two are of one person with a mailbox and a town. */
  private static Table table(Rules rules, int names, int records) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < names * records; i++) {
      String person = i % names + "-" + i / names / 2;
      rows.add(List.of("name" + i % names, "town" + person, "mail" + person));
    }
    return table(rules, rows);
  }

  private static Weights name(String compared, String rest, int names, int records) {
    Rules rules = rules(compared, rest);
    return Training.train(rules, table(rules, names, records)).weights().get(0);
  }

  @Test
  void shouldBelieveWhatIsKnownWhereRecordsAreFew() {
    assertThat(name(KNOWN, BEFOREHAND, 5, 4).u()[1]).isCloseTo(0.001, within(0.0005));
    assertThat(name("levels: [exact]", "", 5, 4).u()[1]).isGreaterThan(0.05);
  }

  @Test
  void shouldForgetItWhereRecordsAreMany() {
    double alone = name("levels: [exact]", "", 50, 200).u()[1];

    assertThat(alone).isGreaterThan(0.01);
    assertThat(name(KNOWN, BEFOREHAND, 50, 200).u()[1]).isCloseTo(alone, within(0.15 * alone));
  }

  @Test
  void shouldKeepWhatIsWrittenWhereNothingIsSaidOfItsStrength() {
    assertThat(name(KNOWN, "", 5, 4).u()[1]).isEqualTo(0.001);
    assertThat(name(KNOWN, "", 5, 4).m()[1]).isCloseTo(0.9, within(1e-9));
    assertThat(name(KNOWN, BEFOREHAND, 5, 4).m()[1]).isGreaterThan(0.91);
  }

  @Test
  void shouldWeighAValueOfFewRecordsAsUsual() {
    Rules rules = rules(KNOWN, BEFOREHAND);
    Model model = Training.train(rules, table(rules, 5, 4));
    int feature = rules.comparisons().get(0).feature();

    // Four of twenty have the name; in a thousand others it is as rare as names are.
    assertThat(model.frequencies().get(feature).share("NAME1")).isBetween(0.001, 0.005);
    assertThat(model.frequencies().get(feature).share("NEVER")).isBetween(0.0009, 0.0012);
  }

  @Test
  void shouldNotLearnFromPairsThatAVetoForbids() {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      // Of three in one house and with one mailbox two are one person.
      String house = "-" + i / 3;
      rows.add(List.of((i % 3 == 0 ? "a" : "b") + house, "town" + house, "mail" + house));
    }
    List<Double> m = new ArrayList<>();
    for (String veto : List.of("", "never: [differ name + same mail]")) {
      Rules rules = rules("levels: [exact]", veto);
      m.add(Training.train(rules, table(rules, rows)).weights().get(0).m()[1]);
    }

    assertThat(m.get(0)).isLessThan(0.6);
    assertThat(m.get(1)).isGreaterThan(0.9);
  }

  @Test
  void shouldReadBackAModelWithKnowledge() {
    Rules rules = rules(KNOWN, BEFOREHAND);
    Model model = Training.train(rules, table(rules, 5, 4));
    Path file = folder.resolve("model.json");
    ModelFile.write(model, file);

    assertThat(ModelFile.read(file).hash()).isEqualTo(model.hash());
    assertThat(ModelFile.read(file).rules().knowledge()).isEqualTo(rules.knowledge());
  }
}
