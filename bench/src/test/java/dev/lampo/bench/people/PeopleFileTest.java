package dev.lampo.bench.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleFileTest {
  private static final int RECORDS = 20_000;

  @TempDir private static Path folder;
  private final List<List<String>> rows = new ArrayList<>();
  private Map<String, List<List<String>>> byPerson;

  @BeforeAll
  void readFile() throws IOException {
    for (String line : lines(7, RECORDS)) {
      rows.add(List.of(line.split(",", -1)));
    }
    rows.remove(0);
    byPerson = rows.stream().collect(Collectors.groupingBy(row -> row.get(7)));
  }

  @Test
  void shouldHoldAsManyRecordsAsAskedFor() {
    assertThat(rows).hasSize(RECORDS).allMatch(row -> row.size() == PeopleFile.COLUMNS.size());
    assertThat(rows.stream().map(row -> row.get(0)).distinct()).hasSize(RECORDS);
  }

  @Test
  void shouldGiveTheSameBytesForTheSameSeedAndOthersForAnother() throws IOException {
    assertThat(lines(7, 2_000)).isEqualTo(lines(7, 2_000)).isNotEqualTo(lines(8, 2_000));
  }

  /** On every machine, today and tomorrow: figures of different days are of the same people. */
  @Test
  void shouldNeverChangeWhatASeedGives() throws IOException, NoSuchAlgorithmException {
    Path file = folder.resolve("frozen.csv");
    PeopleFile.write(file, 1, 1_000);

    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));

    assertThat(HexFormat.of().formatHex(digest)).startsWith("ac41800e99a805e3");
  }

  @Test
  void shouldMakeAFifthOfTheRecordsCopiesOfOneToFour() {
    assertThat(byPerson).hasSize(RECORDS - RECORDS / 5);
    assertThat(byPerson.values()).allMatch(records -> records.size() <= 5);
    Map<Integer, Long> sizes =
        byPerson.values().stream()
            .collect(Collectors.groupingBy(List::size, Collectors.counting()));
    assertThat(sizes.keySet()).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    assertThat(sizes.get(2)).isGreaterThan(sizes.get(3)).isBetween(1_350L, 1_650L);
  }

  @Test
  void shouldLeaveSomethingOfAPersonInEveryCopy() {
    long strangers =
        byPerson.values().stream()
            .flatMap(records -> records.stream().skip(1).filter(row -> !alike(row, records.get(0))))
            .count();

    assertThat(strangers).isLessThan(RECORDS / 5 / 50);
  }

  @Test
  void shouldMakeErrorsInCopiesAsOftenAsStated() {
    double sameBirth = shareOfPairs((a, b) -> a.get(3).equals(b.get(3)));
    double sameMail = shareOfPairs((a, b) -> a.get(6).equals(b.get(6)) && !a.get(6).isEmpty());
    double sameFamily = shareOfPairs((a, b) -> a.get(2).equals(b.get(2)));

    assertThat(sameBirth).isBetween(0.75, 0.92);
    assertThat(sameMail).isBetween(0.45, 0.75);
    assertThat(sameFamily).isBetween(0.55, 0.85);
  }

  @Test
  void shouldHaveFamiliesNamesakesAndSonsCalledAsTheirFathers() {
    List<List<String>> persons = byPerson.values().stream().map(records -> records.get(0)).toList();
    Predicate<List<List<String>>> several = group -> group.size() > 1;

    assertThat(groups(persons, 2, 4, 5).values().stream().filter(several))
        .hasSizeGreaterThan(1_000);
    assertThat(groups(persons, 1, 2).values().stream().filter(several)).hasSizeGreaterThan(150);
    assertThat(groups(persons, 1, 2, 4, 5).values().stream().filter(several)).isNotEmpty();
  }

  @Test
  void shouldWriteDatesThatAre() {
    assertThat(rows)
        .extracting(row -> row.get(3))
        .filteredOn(date -> !date.isEmpty())
        .hasSizeGreaterThan(RECORDS * 9 / 10)
        .allSatisfy(date -> assertThat(LocalDate.parse(date).getYear()).isBetween(1900, 2099));
  }

  @Test
  void shouldRefuseTooFew() {
    assertThatThrownBy(() -> PeopleFile.write(folder.resolve("few.csv"), 1, 9))
        .hasMessageContaining("9");
  }

  private static boolean alike(List<String> a, List<String> b) {
    int same = 0;
    for (int field = 1; field <= 6; field++) {
      same += !a.get(field).isEmpty() && a.get(field).equalsIgnoreCase(b.get(field)) ? 1 : 0;
    }
    return same > 0;
  }

  private double shareOfPairs(java.util.function.BiPredicate<List<String>, List<String>> test) {
    long pairs = 0;
    long found = 0;
    for (List<List<String>> records : byPerson.values()) {
      for (List<String> other : records.subList(1, records.size())) {
        pairs++;
        found += test.test(records.get(0), other) ? 1 : 0;
      }
    }
    return (double) found / pairs;
  }

  private static Map<List<String>, List<List<String>>> groups(
      List<List<String>> persons, int... fields) {
    Map<List<String>, List<List<String>>> groups = new HashMap<>();
    for (List<String> person : persons) {
      List<String> key = new ArrayList<>();
      for (int field : fields) {
        key.add(person.get(field));
      }
      groups.computeIfAbsent(key, none -> new ArrayList<>()).add(person);
    }
    return groups;
  }

  private static List<String> lines(long seed, int records) throws IOException {
    Path file = folder.resolve("people-" + seed + ".csv");
    PeopleFile.write(file, seed, records);
    return Files.readAllLines(file);
  }
}
