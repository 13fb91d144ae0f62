package dev.lampo.matching.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lampo.matching.compare.Value;
import dev.lampo.matching.rules.Blocking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which records meet: by keys of every kind, under hot keys, in any order. */
class BlocksTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "name, rossi, rossi, true",
        "name, rossi, rosso, false",
        "name, -, -, false",
        "first3(name), rossi, rosati, true",
        "first3(name), rossi, bossi, false",
        "first3(name), ro, ro, true",
        "last4(name), rossi, bossi, true",
        "last4(name), rossi, rosso, false",
        "sound(name), smith, smyth, true",
        "sound(name), smith, jones, false",
        "word(name), mario rossi, rossi ugo, true",
        "word(name), mario rossi, maria bossi, false",
        "rare1(name), di costantini, di costantini srl, true",
        "rare1(name), di costantini, di bartolomei, false",
        "pairs3(name), alfa beta costruzioni, beta costruzioni spa, true",
        "pairs3(name), alfa beta costruzioni, alfa gamma trasporti, false",
        "sorted(name), mario rossi, rossi mario, true",
        "sorted(name), mario rossi, maria rossi, false"
      })
  void shouldMeetByName(String key, String one, String other, boolean meet) {
    assertThat(meet(key, Made.record(one, null, null), Made.record(other, null, null)))
        .isEqualTo(meet);
  }

  @ParameterizedTest
  @CsvSource({
    "year(born), 1980-01-02, 1980-05-06, true",
    "year(born), 1980-01-02, 1981-01-02, false",
    "day(born), 1980-01-02, 1990-01-02, true",
    "day(born), 1980-01-02, 1980-02-01, false"
  })
  void shouldMeetByDates(String key, String one, String other, boolean meet) {
    assertThat(meet(key, Made.record(null, null, one), Made.record(null, null, other)))
        .isEqualTo(meet);
  }

  @Test
  void shouldWantAllPartsOfAKey() {
    Value[] anna = Made.record("rossi", "roma", "1980-01-02");

    assertThat(meet("first3(name) + town", anna, Made.record("rosati", "roma", null))).isTrue();
    assertThat(meet("first3(name) + town", anna, Made.record("rosati", "bari", null))).isFalse();
    assertThat(meet("first3(name) + town", anna, Made.record("rosati", null, null))).isFalse();
  }

  /** Otherwise the town roma would meet the name roma. */
  @Test
  void shouldTellKeysOfTwoRulesApart() {
    Blocking blocking = Made.blocking("keys: [name, town]");
    Value[][] records = {Made.record("roma", null, null), Made.record(null, "roma", null)};

    assertThat(Made.pairs(Made.blocks(blocking, HotKeys.NONE, records), String::valueOf)).isEmpty();
  }

  @Test
  void shouldVisitEachPairOnceHoweverManyKeysItShares() {
    Blocking blocking = Made.blocking("keys: [name, town, born, word(name), first2(name)]");
    Value[][] records = new Value[40][];
    Arrays.setAll(records, i -> Made.record("anna rossi", "roma", "1980-01-02"));

    assertThat(Made.pairs(Made.blocks(blocking, HotKeys.NONE, records), String::valueOf))
        .hasSize(40 * 39 / 2)
        .allSatisfy((pair, times) -> assertThat(times).isEqualTo(1));
  }

  @Test
  void shouldRefineHotKeysByASecondKeyInAnyOrder() {
    Blocking blocking =
        Made.blocking("keys: [town, word(name)], limit: 20, refine: [year(born), first1(name)]");
    List<Integer> order = new ArrayList<>();
    List<Value[]> all = new ArrayList<>();
    Random random = new Random(11);
    for (int i = 0; i < 400; i++) {
      order.add(i);
      String name = (char) ('a' + random.nextInt(6)) + "nna w" + random.nextInt(60);
      String born = random.nextInt(5) == 0 ? null : (1980 + random.nextInt(3)) + "-01-02";
      all.add(Made.record(name, random.nextInt(3) == 0 ? "t" + i / 4 : "roma", born));
    }
    Map<String, Integer> expected = null;
    HotKeys hotBefore = null;
    for (int turn = 0; turn < 4; turn++) {
      Value[][] records = order.stream().map(all::get).toArray(Value[][]::new);
      List<Integer> names = List.copyOf(order);
      HotKeys hot = Made.hot(blocking, records);
      Map<String, Integer> pairs =
          Made.pairs(Made.blocks(blocking, hot, records), row -> "r" + names.get(row));

      assertThat(hotBefore == null || hotBefore.equals(hot)).as("the same hot keys").isTrue();
      assertThat(pairs).isEqualTo(expected == null ? pairs : expected);
      expected = pairs;
      hotBefore = hot;
      Collections.shuffle(order, random);
    }
    assertThat(expected).isEqualTo(plain(all));
  }

  /**
   * The same by plain reading of what refining means: groups above the limit fall apart by the
   * first refinement, those of them that are still above by the second.
   */
  private static Map<String, Integer> plain(List<Value[]> records) {
    Map<String, Integer> pairs = new HashMap<>();
    for (String rule : List.of("town", "word0", "word1")) {
      Map<String, List<Integer>> groups = new HashMap<>();
      for (int i = 0; i < records.size(); i++) {
        groups.computeIfAbsent(key(rule, records.get(i)), key -> new ArrayList<>()).add(i);
      }
      groups.values().forEach(group -> refine(group, records, 0, pairs));
    }
    return pairs;
  }

  private static String key(String rule, Value[] record) {
    return rule.equals("town")
        ? record[Made.TOWN].text()
        : record[Made.NAME].text().split(" ")[rule.endsWith("0") ? 0 : 1];
  }

  private static void refine(
      List<Integer> group, List<Value[]> records, int depth, Map<String, Integer> pairs) {
    if (group.size() > 20 && depth < 2) {
      Map<String, List<Integer>> finer = new HashMap<>();
      for (int i : group) {
        Value born = records.get(i)[Made.BORN];
        String by =
            depth == 0
                ? born == null ? "none" : born.text().substring(0, 4)
                : records.get(i)[Made.NAME].text().substring(0, 1);
        finer.computeIfAbsent(by, key -> new ArrayList<>()).add(i);
      }
      finer.values().forEach(each -> refine(each, records, depth + 1, pairs));
      return;
    }
    for (int i : group) {
      for (int j : group) {
        if (i < j) {
          String a = "r" + i;
          String b = "r" + j;
          pairs.put(a.compareTo(b) < 0 ? a + "+" + b : b + "+" + a, 1);
        }
      }
    }
  }

  @Test
  void shouldRefuseAKeyThatNothingPartsByNameAndWithWhatToDo() {
    Blocking blocking =
        Made.blocking(
            "keys: [born, town + first1(name)], limit: 10, pairsMax: 1000, refine: [born]");
    Value[][] records = new Value[60][];
    Arrays.setAll(records, i -> Made.record("anna" + i, "roma", null));
    Blocks blocks = Made.blocks(blocking, Made.hot(blocking, records), records);

    assertThatThrownBy(() -> new PairLimit(blocking, row -> records[row]).check(blocks))
        .isInstanceOf(TooManyPairsException.class)
        .hasMessageContaining("\"town + first1(name)\" is the same for 60 records")
        .hasMessageContaining("town of \"roma\"")
        .hasMessageContaining("1,770 pairs, more than 1,000")
        .hasMessageContaining("\"refine\"")
        .hasMessageContaining("\"pairsMax\"");
  }

  @Test
  void shouldRefuseBySomeOfVeryManyRecordsAndNeverWhatRefiningParts() {
    Value[][] same = new Value[4][];
    Arrays.setAll(same, i -> Made.record("anna", "roma", "198" + i + "-01-02"));
    Blocking coarse = Made.blocking("keys: [town]");
    Blocking refined = Made.blocking("keys: [born + town], limit: 100000, pairsMax: 1000");

    assertThatThrownBy(() -> PairLimit.checkSome(coarse, row -> same[row % 4], 300_000))
        .isInstanceOf(TooManyPairsException.class)
        .hasMessageContaining("of a sample of 65536");
    // Below the limit a group of the sample may still be parted where it is whole.
    PairLimit.checkSome(refined, row -> same[row % 4], 300_000);
    PairLimit.checkSome(coarse, row -> same[row % 4], 60_000);
  }

  private static boolean meet(String key, Value[] one, Value[] other) {
    Blocking blocking = Made.blocking("keys: [\"" + key + "\"]");
    return !Made.pairs(
            Made.blocks(blocking, HotKeys.NONE, new Value[][] {one, other}), String::valueOf)
        .isEmpty();
  }
}
