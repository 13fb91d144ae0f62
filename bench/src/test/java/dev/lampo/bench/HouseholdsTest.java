package dev.lampo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.bench.people.PeopleFile;
import dev.lampo.matching.evaluate.Accuracy;
import dev.lampo.matching.profile.Proposal;
import dev.lampo.matching.resolve.Resolved;
import dev.lampo.matching.resolve.Resolving;
import dev.lampo.matching.rules.Rules;
import dev.lampo.matching.rules.RulesFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that people get with Lampo, on people who live together and are called alike. */
class HouseholdsTest {
  @TempDir private static Path folder;
  private static Path file;

  @BeforeAll
  static void writePeople() {
    file = folder.resolve("people.csv");
    PeopleFile.write(file, 11, 20_000);
  }

  @Test
  void shouldNotMakeOnePersonOfAFamilyByTheShippedRules() {
    Accuracy accuracy = accuracy(RulesFile.read(Path.of("..", "config", "rules", "people.yaml")));

    assertThat(accuracy.precision()).isGreaterThan(0.95);
    assertThat(accuracy.recall()).isGreaterThan(0.97);
  }

  @Test
  void shouldNotMakeOnePersonOfMostFamiliesByProposedRules() {
    Set<String> left = Set.of(PeopleFile.TRUTH);
    Accuracy accuracy =
        accuracy(Proposal.of(List.of(PeopleRecords.input(file)), Set.of(), left, false).rules());

    assertThat(accuracy.precision()).isGreaterThan(0.60);
    assertThat(accuracy.recall()).isGreaterThan(0.97);
  }

  private static Accuracy accuracy(Rules rules) {
    Resolved resolved =
        Resolving.by(rules, (step, count) -> {}).resolve(List.of(PeopleRecords.input(file)));
    return Accuracy.of(resolved.resolution().entities(), PeopleRecords.truth(file));
  }
}
