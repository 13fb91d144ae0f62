package dev.lampo.matching.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.Prepared;
import dev.lampo.matching.model.Training;
import dev.lampo.matching.record.Columns;
import dev.lampo.matching.record.RecordId;
import dev.lampo.matching.record.Table;
import dev.lampo.matching.rules.Rules;
import dev.lampo.matching.rules.RulesFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The shipped rules for people and companies, on lists of a few records. */
class PeopleAndCompaniesTest {
  private static final Rules RULES =
      RulesFile.read(Path.of("..", "config", "rules", "people-and-companies.yaml"));

  private static final List<String> HEADER =
      List.of(
          "record_type",
          "first_name",
          "last_name",
          "company",
          "dob",
          "passport",
          "email",
          "phone",
          "address");

  /** Which rows are one, by the numbers of rows that stand first. */
  private static List<List<Integer>> entities(String... rows) {
    Columns columns = new Columns(RULES, "", HEADER);
    Table table = new Table(RULES.features());
    for (int i = 0; i < rows.length; i++) {
      List<String> row = List.of(rows[i].split("\\|", -1)).stream().map(String::strip).toList();
      table.add(
          List.of(new RecordId("", "" + (char) ('a' + i))),
          Collections.singletonList(columns.features(row)));
    }
    Model model = Training.train(RULES, table);
    Resolution resolution = new Resolver(model, Prepared.of(table, model)).resolve();
    Map<Integer, List<Integer>> entities = new TreeMap<>();
    for (int i = 0; i < rows.length; i++) {
      entities.computeIfAbsent(resolution.entities()[i], none -> new ArrayList<>()).add(i);
    }
    return List.copyOf(entities.values());
  }

  @Test
  void shouldFindOnePersonUnderSeveralNames() {
    assertThat(
            entities(
                "person|William|Hartnoll||4/9/1961|||415-555-0142|12 Elm Street, Dayton",
                "person|Bill|Hartnoll||9/4/1961||||12 Elm St, Dayton",
                "person|Hartnoll|William||4/9/1961|||415 555 0142|",
                "person|Greta|Oduya||3/3/1980|X7715520|||",
                "person|Greta|Lindqvist||3/3/1980|X7715520|||"))
        .containsExactly(List.of(0, 1, 2), List.of(3, 4));
  }

  @Test
  void shouldTellAFamilyApart() {
    assertThat(
            entities(
                "person|Martin|Oduya||5/6/1958||oduya@example.org|415-555-0199|9 Oak Road, Dayton",
                "person|Martha|Oduya||||oduya@example.org|415-555-0199|9 Oak Road, Dayton",
                "person|Martin|Oduya||11/30/1986|||415-555-0199|9 Oak Road, Dayton",
                "person|Kevin|Oduya||2/8/1990||oduya@example.org||9 Oak Road, Dayton",
                "person|Karen|Oduya||2/8/1990||oduya@example.org||9 Oak Road, Dayton"))
        .hasSize(5);
  }

  @Test
  void shouldTellFatherAndSonByWhatStandsBehindTheName() {
    assertThat(
            entities(
                "person|Oscar|Pettigrew Jr|||||415-555-0123|9 Oak Road, Dayton",
                "person|Oscar|Pettigrew Senior|||||415-555-0123|9 Oak Road, Dayton",
                "person|Oscar I|Hellman||5/6/1958|||415-555-0124|",
                "person|Oscar II|Hellman||5/6/1958|||415-555-0124|"))
        .hasSize(4);
  }

  @Test
  void shouldNotTakeANameAloneOrTheMailboxOfADeskForAPerson() {
    assertThat(
            entities(
                "person|Andrew|Pettigrew||||info@example.org||",
                "person|Andy|Pettigrew||||info@example.org||",
                "person|Tess|Hellman||||tess@example.org||",
                "person|Hellman|Tess||||t.h@example.net||"))
        .hasSize(4);
  }

  @Test
  void shouldFindOneCompanyAndNotTakeItForAPerson() {
    assertThat(
            entities(
                "organization|||Nordlicht Trading Inc|||||Suite 4, 77 Harbour Street, Dayton",
                "business|||Nordlict Trading Ltd||||415-555-0177|77 Harbour St, Dayton",
                "company|||Nordlicht Trading Brazil|||||2 Palm Avenue, Recife",
                "person|Mia|Nordlicht||||||2 Palm Avenue, Recife"))
        .containsExactly(List.of(0, 1), List.of(2), List.of(3));
  }
}
