package dev.lampo.matching.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.matching.record.RecordId;
import dev.lampo.matching.record.Table;
import dev.lampo.matching.rules.Feature;
import dev.lampo.matching.rules.Field;
import dev.lampo.matching.rules.Rules;
import dev.lampo.matching.rules.Survivor;
import dev.lampo.matching.rules.Survivor.Kind;
import dev.lampo.matching.testing.People;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GoldenRecordsTest {
  private static final Rules PEOPLE = People.rules();

  /** The rules of people, but for the survivors of the name. */
  private static Rules naming(Survivor... survivors) {
    List<Field> fields = new ArrayList<>(PEOPLE.fields());
    Field name = fields.get(0);
    fields.set(0, new Field("name", name.normaliser(), name.columns(), List.of(survivors)));
    return new Rules(
        "test",
        fields,
        PEOPLE.features(),
        PEOPLE.blocking(),
        PEOPLE.comparisons(),
        List.of(),
        List.of(),
        PEOPLE.thresholds(),
        PEOPLE.retention(),
        "");
  }

  /** Records {@code source id name seen}; a dash stands for an absent value. */
  private static GoldenField name(Rules rules, String... records) {
    return golden(rules, Arrays.asList(records)).fields().get(0);
  }

  private static GoldenRecord golden(Rules rules, List<String> records) {
    Table table = new Table(rules.features());
    for (String record : records) {
      String[] words = record.split(" ");
      String[] values = new String[rules.features().size()];
      values[place(rules, "name")] = words[2].equals("-") ? null : words[2];
      values[place(rules, "seen")] = words[3].equals("-") ? null : words[3];
      table.add(List.of(new RecordId(words[0], words[1])), Collections.singletonList(values));
    }
    int name = place(rules, "name");
    return new GoldenRecords(
            rules,
            Members.of(
                table,
                (row, field) ->
                    field.equals("name") && table.text(row, name) != null
                        ? "as " + table.id(row) + " wrote it"
                        : null))
        .golden(new RecordId("x", "x"), IntStream.range(0, records.size()).toArray());
  }

  private static int place(Rules rules, String feature) {
    return rules.features().stream().map(Feature::toString).toList().indexOf(feature);
  }

  private static Survivor by(Kind kind, String... names) {
    return new Survivor(kind, List.of(names));
  }

  @Test
  void shouldTakeTheMostFrequentThenTheLongestByDefault() {
    assertThat(name(naming(), "a 1 ann -", "a 2 anna -", "a 3 ann -").normalised())
        .isEqualTo("ann");
    assertThat(name(naming(), "a 1 ann -", "a 2 annamaria -", "b 3 anna -").normalised())
        .isEqualTo("annamaria");
  }

  @Test
  void shouldSayWhereAValueComesFromAndWhy() {
    assertThat(name(naming(), "a 1 ann -", "b 2 anna -", "b 3 anna -", "c 4 - -"))
        .isEqualTo(
            new GoldenField(
                "name",
                "anna",
                "as b:2 wrote it",
                new RecordId("b", "2"),
                new Reason("most-frequent", 2, 3, 2)));
    assertThat(new Reason("most-frequent", 2, 3, 2))
        .hasToString("most-frequent: 2 of 3 records, 2 values");
  }

  @Test
  void shouldLetFollowingWaysDecideAmongWhatIsLeft() {
    Rules rules = naming(by(Kind.SOURCE, "crm", "web"), by(Kind.SHORTEST));

    assertThat(name(rules, "web 1 a -", "crm 2 annamaria -", "crm 3 anna -"))
        .extracting(GoldenField::normalised, field -> field.reason().way())
        .containsExactly("anna", "shortest");
  }

  @Test
  void shouldPreferSourcesInTheirOrderAndStrangersLast() {
    Rules rules = naming(by(Kind.SOURCE, "crm", "web"));

    assertThat(name(rules, "old 1 a -", "web 2 b -").normalised()).isEqualTo("b");
    assertThat(name(rules, "old 1 a -", "web 2 b -", "crm 3 c -").normalised()).isEqualTo("c");
    assertThat(name(rules, "old 1 a -", "new 2 b -"))
        .extracting(GoldenField::normalised, field -> field.reason().way())
        .containsExactly("b", "first record");
  }

  @Test
  void shouldGoByADateInAnotherField() {
    List<String> records = List.of("a 1 x 2024-01-05", "a 2 y 2024-02-01", "a 3 z -");

    assertThat(golden(naming(by(Kind.MOST_RECENT, "seen")), records).fields().get(0).normalised())
        .isEqualTo("y");
    assertThat(golden(naming(by(Kind.OLDEST, "seen")), records).fields().get(0).normalised())
        .isEqualTo("x");
  }

  @Test
  void shouldTakeTheGreatestOrLeast() {
    assertThat(name(naming(by(Kind.GREATEST)), "a 1 b -", "a 2 c -").normalised()).isEqualTo("c");
    assertThat(name(naming(by(Kind.LEAST)), "a 1 c -", "a 2 b -").normalised()).isEqualTo("b");
  }

  @Test
  void shouldPreferWhatPassedItsCheck() {
    List<Feature> features = new ArrayList<>(PEOPLE.features());
    int seen = place(PEOPLE, "seen");
    features.set(seen, new Feature("name", "valid", features.get(seen).kind(), false));
    Rules named = naming(by(Kind.VALIDATED, "valid"), by(Kind.LONGEST));
    Rules rules =
        new Rules(
            "test",
            named.fields().subList(0, 1),
            features,
            named.blocking(),
            named.comparisons(),
            List.of(),
            List.of(),
            named.thresholds(),
            named.retention(),
            "");
    Table table = new Table(features);
    for (String[] each : new String[][] {{"longest", "no"}, {"good", "yes"}, {"longer", null}}) {
      String[] values = new String[features.size()];
      values[place(rules, "name")] = each[0];
      values[seen] = each[1];
      table.add(List.of(new RecordId("", each[0])), Collections.singletonList(values));
    }

    GoldenField name =
        new GoldenRecords(rules, Members.of(table, (row, field) -> null))
            .golden(table.id(0), new int[] {0, 1, 2})
            .fields()
            .get(0);

    assertThat(name.normalised()).isEqualTo("good");
    assertThat(name.value()).isEqualTo("good");
    assertThat(name.reason().way()).isEqualTo("validated valid");
  }

  @Test
  void shouldLeaveOpenWhatNobodyKnows() {
    GoldenField name = name(naming(), "a 1 - -");

    assertThat(name.value()).isNull();
    assertThat(name.from()).isNull();
    assertThat(name.source()).isNull();
    assertThat(name.reason()).isEqualTo(Reason.NONE);
  }

  @Test
  void shouldSayThatAllAgree() {
    assertThat(name(naming(), "b 2 anna -", "a 1 anna -"))
        .extracting(field -> field.reason().toString(), GoldenField::from)
        .containsExactly("all agree: 2 of 2 records", new RecordId("a", "1"));
  }

  @Test
  void shouldNotDependOnTheOrderOfRecords() {
    List<String> records =
        new ArrayList<>(
            List.of("a 1 x 2024", "b 1 y 2023", "c 1 x 2022", "a 2 y 2024", "b 2 zz -", "c 2 - -"));
    List<Rules> all =
        List.of(
            naming(),
            naming(by(Kind.MOST_RECENT, "seen")),
            naming(by(Kind.SOURCE, "c", "b"), by(Kind.LONGEST)),
            naming(by(Kind.OLDEST, "seen"), by(Kind.LEAST)));
    for (Rules rules : all) {
      GoldenRecord expected = golden(rules, records);
      for (int seed = 0; seed < 20; seed++) {
        Collections.shuffle(records, new Random(seed));
        assertThat(golden(rules, records)).isEqualTo(expected);
      }
    }
  }
}
