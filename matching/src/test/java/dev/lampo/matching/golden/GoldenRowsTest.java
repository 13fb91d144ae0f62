package dev.lampo.matching.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.matching.record.Table;
import dev.lampo.matching.testing.People;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoldenRowsTest {
  private final People people =
      new People()
          .add(1, "crm", "1", "Anna  ROSSI", "Milano", "", "", "a@x.it", "2024-01-01")
          .add(1, "web", "2", "Anna Rossi", "Roma", "", "", "anna@x.it", "2024-02-01")
          .add(2, "web", "3", "Luca Bianchi", "", "", "", "", "");

  private List<GoldenRecord> golden() {
    Table table = people.table();
    DeliveredTable delivered = new DeliveredTable(People.rules());
    people
        .rows()
        .forEach(
            row ->
                delivered.add(
                    people.columns(row.get(0)),
                    List.of(table.id(people.rows().indexOf(row))),
                    List.of(row)));
    List<GoldenRecord> all = new ArrayList<>();
    new GoldenRecords(People.rules(), Members.of(table, delivered))
        .forEach(new int[] {0, 0, 2}, all::add);
    return all;
  }

  @Test
  void shouldShowWhatWasDelivered() {
    assertThat(GoldenRows.header(People.rules(), false))
        .containsExactly("entity", "records", "name", "city", "born", "tax", "mail", "seen");
    assertThat(GoldenRows.row(golden().get(0), false))
        .containsExactly("crm:1", "2", "Anna  ROSSI", "Roma", "", "", "a@x.it", "2024-02-01");
    assertThat(GoldenRows.row(golden().get(1), false))
        .containsExactly("web:3", "1", "Luca Bianchi", "", "", "", "", "");
  }

  @Test
  void shouldGiveReasonsWhereTheyAreAskedFor() {
    assertThat(GoldenRows.header(People.rules(), true)).hasSize(2 + 6 * 4);
    assertThat(GoldenRows.row(golden().get(0), true))
        .hasSize(2 + 6 * 4)
        .contains("roma", "web:2", "most-recent seen: 1 of 2 records, 2 values");
  }

  @Test
  void shouldBeJsonToo() {
    assertThat(GoldenRows.json(golden().get(0)).at("/fields/city").toString())
        .isEqualTo(
            "{\"value\":\"Roma\",\"normalised\":\"roma\",\"from\":{\"source\":\"web\",\"id\":\"2\"},"
                + "\"way\":\"most-recent seen\",\"had\":1,\"of\":2,\"values\":2}");
  }
}
