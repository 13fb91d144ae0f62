package dev.lampo.matching.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.matching.evaluate.Accuracy;
import dev.lampo.matching.file.Input;
import dev.lampo.matching.file.Truth;
import dev.lampo.matching.rules.Rules;
import dev.lampo.matching.testing.GivenData;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ready-made rules on data of which the truth is known. */
class AccuracyTest {
  private static final String PERSON = "rec_id:/rec-(\\d+)-/";

  @Test
  void shouldFindThePeopleOfOneFile() {
    List<Input> inputs = List.of(GivenData.input("febrl/dataset1.csv", "", "rec_id"));

    assertThat(f1(inputs, "people.yaml", PERSON)).isGreaterThanOrEqualTo(0.98);
  }

  @Test
  void shouldFindThePeopleOfTwoFiles() {
    List<Input> inputs =
        List.of(
            GivenData.input("febrl/dataset4a.csv", "a", "rec_id"),
            GivenData.input("febrl/dataset4b.csv", "b", "rec_id"));

    assertThat(f1(inputs, "people.yaml", PERSON)).isGreaterThanOrEqualTo(0.98);
  }

  @Test
  void shouldFindCompaniesByTheirNames() {
    List<Input> inputs = List.of(GivenData.input("italian-companies/records.csv", "", "record_id"));

    assertThat(f1(inputs, "companies.yaml", "piva_label")).isGreaterThanOrEqualTo(0.75);
  }

  private static double f1(List<Input> inputs, String name, String truth) {
    Rules rules = GivenData.rules(name);
    // The number that names a person would be the truth itself.
    assertThat(rules.text()).doesNotContain("soc_sec_id", "piva_label");
    Resolved resolved = Resolving.by(rules, Progress.NONE).resolve(inputs);
    int[] known = Truth.ofColumn(resolved.records().table(), resolved.inputs(), truth);
    assertThat(known).doesNotContain(Truth.UNKNOWN);
    Accuracy accuracy = Accuracy.of(resolved.resolution().entities(), known);
    System.out.println(
        inputs.get(0).file().getFileName() + ": F1 " + accuracy.f1() + ", " + accuracy);
    return accuracy.f1();
  }
}
