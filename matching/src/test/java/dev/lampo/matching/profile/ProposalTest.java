package dev.lampo.matching.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.lampo.matching.file.BadFileException;
import dev.lampo.matching.file.Input;
import dev.lampo.matching.rules.BlockingRule;
import dev.lampo.matching.rules.Comparison;
import dev.lampo.matching.rules.Rules;
import dev.lampo.matching.rules.RulesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of columns without rules. */
class ProposalTest {
  private static final String[] GIVEN = "anna marco giulia luca sara paolo elena ivo".split(" ");
  private static final String[] FAMILY = "rossi bianchi verdi neri costa villa conti".split(" ");

  @TempDir private Path folder;
  private final Random random = new Random(5);

  @Test
  void shouldFindTheKindsOfColumns() throws IOException {
    StringBuilder rows =
        new StringBuilder(
            "id,first_name,Cognome,dob,e-mail,tel,cap,sesso,orders,system,note,dsc\n");
    for (int i = 0; i < 300; i++) {
      rows.append(
          String.format(
              "%d,%s,%s,19%02d-0%d-1%d,p%d@example.org,02 555%04d,20%03d,%s,%d,crm,,the %d th one"
                  + " of all those %d things%n",
              i,
              one(GIVEN),
              one(FAMILY) + i % 40,
              random.nextInt(99),
              1 + random.nextInt(9),
              random.nextInt(9),
              random.nextInt(200),
              random.nextInt(9999),
              random.nextInt(200),
              random.nextBoolean() ? "M" : "F",
              random.nextInt(25),
              i,
              random.nextInt(500)));
    }

    assertThat(kinds(List.of(file("people.csv", rows))))
        .containsExactly(
            entry("id", "nothing: names or numbers the records"),
            entry("first_name", "given"),
            entry("Cognome", "family"),
            entry("dob", "date"),
            entry("e-mail", "email"),
            entry("tel", "phone"),
            entry("cap", "postcode"),
            entry("sesso", "category"),
            entry("orders", "category"),
            entry("system", "nothing: is the same everywhere"),
            entry("note", "nothing: is empty"),
            entry("dsc", "words"));
  }

  @Test
  void shouldTellCompaniesFromPeopleByTheirForms() throws IOException {
    StringBuilder people = new StringBuilder("name\n");
    StringBuilder companies = new StringBuilder("name\n");
    for (int i = 0; i < 60; i++) {
      people.append(one(GIVEN)).append(' ').append(one(FAMILY)).append('\n');
      companies.append(one(FAMILY)).append(i).append(i % 2 == 0 ? " s.r.l.\n" : " trasporti\n");
    }

    assertThat(kinds(List.of(file("people.csv", people)))).containsValue("person");
    assertThat(kinds(List.of(file("companies.csv", companies)))).containsValue("company");
  }

  @Test
  void shouldCompareNumbersThatTwoSystemsShareAndNotThoseThatCountTheirRows() throws IOException {
    StringBuilder shop = new StringBuilder("id,customer_id,name,town\n");
    StringBuilder crm = new StringBuilder("id,customer_id,name,town\n");
    for (int i = 0; i < 200; i++) {
      String rest = "c" + (7000 + i) + "," + one(GIVEN) + " " + one(FAMILY) + ",t" + i;
      shop.append(i).append(',').append(rest).append('\n');
      crm.append(199 - i).append(',').append(rest).append('\n');
    }

    Map<String, String> kinds = kinds(List.of(file("shop.csv", shop), file("crm.csv", crm)));

    assertThat(kinds).containsEntry("id", "nothing: names or numbers the records");
    assertThat(kinds).containsEntry("customer_id", "code");
  }

  @Test
  void shouldLeaveOutTheNameOfTheSource() throws IOException {
    StringBuilder rows = new StringBuilder("source,name\n");
    for (int i = 0; i < 50; i++) {
      rows.append("s").append(i % 7).append(",").append(one(FAMILY)).append(i).append('\n');
    }

    assertThat(kinds(List.of(file("rows.csv", rows))))
        .containsEntry("source", "nothing: names the source; see --source");
  }

  @Test
  void shouldTakeACountAsAWholeNumber() throws IOException {
    StringBuilder rows = new StringBuilder("name,sold\n");
    for (int i = 0; i < 1_000; i++) {
      rows.append(one(FAMILY)).append(i).append(',').append(i % 90).append('\n');
    }

    assertThat(kinds(List.of(file("rows.csv", rows)))).containsEntry("sold", "numeral");
  }

  @Test
  void shouldWriteRulesThatCanBeReadAgain() throws IOException {
    StringBuilder rows = new StringBuilder("\"Ragione \"\"sociale\"\"\",città: 1,größe\n");
    for (int i = 0; i < 80; i++) {
      rows.append(one(FAMILY)).append(i % 50).append(" srl,t").append(i % 9).append(",x\n");
    }
    List<Input> inputs = List.of(file("rows.csv", rows));

    Proposal proposal = Proposal.of(inputs, Set.of(), Set.of(), true);
    Rules rules = RulesFile.of("again", proposal.text());

    assertThat(rules.hash()).isEqualTo(proposal.rules().hash());
    assertThat(rules.fields().get(0).columns().values())
        .containsExactly(List.of("Ragione \"sociale\""));
    assertThat(rules.never()).singleElement().asString().isEqualTo("same source");
    assertThat(rules.blocking().rules()).isNotEmpty();
  }

  @Test
  void shouldPartHouseholdsByGivenNamesAndDatesOfBirth() throws IOException {
    StringBuilder rows = new StringBuilder("first_name,surname,seen,date_of_birth\n");
    for (int i = 0; i < 80; i++) {
      rows.append(one(GIVEN)).append(',').append(one(FAMILY)).append(i % 40);
      rows.append(",2020-01-").append(10 + i % 19).append(",19").append(10 + i % 89);
      rows.append("-03-1").append(i % 9).append('\n');
    }

    Rules rules = Proposal.of(List.of(file("rows.csv", rows)), Set.of(), Set.of(), false).rules();

    assertThat(rules.never())
        .singleElement()
        .asString()
        .isEqualTo("apart date_of_birth + differ first_name.known");
  }

  @Test
  void shouldCompareNamesByTheirParts() throws IOException {
    StringBuilder rows = new StringBuilder("azienda,contact\n");
    for (int i = 0; i < 80; i++) {
      rows.append(one(FAMILY)).append(" srl,").append(one(GIVEN)).append(" ");
      rows.append(one(FAMILY)).append('\n');
    }

    Rules rules = Proposal.of(List.of(file("rows.csv", rows)), Set.of(), Set.of(), false).rules();

    assertThat(rules.comparisons())
        .extracting(Comparison::name)
        .containsExactly(
            "azienda_joined",
            "azienda",
            "azienda_form",
            "azienda_owner",
            "contact_given",
            "contact_family");
  }

  @Test
  void shouldProposeNoKeyThatFindsNothing() throws IOException {
    StringBuilder rows = new StringBuilder("name,phone,mail\n");
    for (int i = 0; i < 120; i++) {
      rows.append(one(GIVEN)).append(' ').append(one(FAMILY)).append(i % 30);
      rows.append(",0255").append(10_000 + i / 2 * 7).append(",\n");
    }

    List<BlockingRule> keys =
        Proposal.of(List.of(file("rows.csv", rows)), Set.of(), Set.of(), false)
            .rules()
            .blocking()
            .rules();

    assertThat(keys).extracting(BlockingRule::toString).contains("phone");
    assertThat(keys).noneMatch(key -> key.toString().contains("mail"));
  }

  @Test
  void shouldChooseOfVeryManyColumnsThoseThatTellMost() throws IOException {
    StringBuilder rows = new StringBuilder("key");
    for (int column = 0; column < 60; column++) {
      rows.append(",c").append(column);
    }
    for (int i = 0; i < 60; i++) {
      rows.append("\nk").append(i);
      for (int column = 0; column < 60; column++) {
        rows.append(",w").append(random.nextInt(column + 2));
      }
    }
    List<Input> inputs = List.of(file("wide.csv", rows));

    Map<String, String> kinds = kinds(inputs);

    assertThat(kinds.get("c59")).isEqualTo("code");
    assertThat(kinds.get("c0")).startsWith("nothing: tells least");
    assertThat(Proposal.of(inputs, Set.of(), Set.of(), false).rules().comparisons())
        .hasSizeBetween(20, 40);
  }

  @Test
  void shouldRefuseColumnsThatAreNotThereAndThoseThatSayNothing() throws IOException {
    Input input = file("rows.csv", new StringBuilder("id,name\n1,anna\n2,luca\n"));

    assertThatThrownBy(() -> Proposal.of(List.of(input), Set.of("nme"), Set.of(), false))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("did you mean \"name\"?");
    assertThatThrownBy(() -> Proposal.of(List.of(input), Set.of("id"), Set.of(), false))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("no rules can be proposed from 2 records");
  }

  private static Map<String, String> kinds(List<Input> inputs) {
    Map<String, String> kinds = new LinkedHashMap<>();
    for (ColumnProfile column : Proposal.of(inputs, Set.of(), Set.of(), false).columns()) {
      kinds.put(
          column.name(),
          column.kind().name().toLowerCase() + (column.why().isEmpty() ? "" : ": " + column.why()));
    }
    return kinds;
  }

  private String one(String[] of) {
    return of[random.nextInt(of.length)];
  }

  private Input file(String name, StringBuilder text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return new Input(file, name, null, null, null, null);
  }
}
