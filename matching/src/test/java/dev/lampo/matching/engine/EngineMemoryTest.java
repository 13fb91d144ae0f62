package dev.lampo.matching.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.matching.compare.Value;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.record.RecordId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What engines take of the heap, besides the records themselves. */
class EngineMemoryTest {
  private static final int RECORDS = 100_000;
  private static final int ENGINES = 20_000;

  @Test
  void shouldTakeAtMostTwoHundredBytesForARecordWithFiveKeys() {
    Model model = model();
    Engine engine = new Engines(model).empty();
    RecordId[] ids = new RecordId[RECORDS];
    Value[][] values = new Value[RECORDS][];
    fill(ids, values, model);
    assertThat(model.keys().of(values[0])).hasSize(5);
    engine.add(ids[0], values[0]);
    final long before = used();
    for (int i = 1; i < RECORDS; i++) {
      engine.add(ids[i], values[i]);
    }
    long each = (used() - before) / RECORDS;

    EngineReport report = engine.report();
    System.out.println("bytes of heap for a held record: " + each + "; " + report);
    assertThat(each).isBetween(60L, 200L);
    assertThat(report.bytes() / RECORDS).isBetween(each - 20, each + 20);
  }

  @Test
  void shouldTakeLittleForAnEmptyEngine() {
    Engines engines = new Engines(Chain.MODEL);
    Engine[] empty = new Engine[ENGINES];
    empty[0] = engines.empty();
    final long before = used();
    for (int i = 1; i < ENGINES; i++) {
      empty[i] = engines.empty();
    }
    long each = (used() - before) / ENGINES;

    System.out.println("bytes of heap for an empty engine: " + each);
    assertThat(each).isLessThan(800);
    assertThat(empty[ENGINES - 1].size()).isZero();
  }

  private static Model model() {
    People people = new People(Testing.rules("people.yaml"), 1);
    return Testing.trained(Testing.rules("people.yaml"), people.households(200));
  }

  /** Two records of each person, with every feature, so that each record has five keys. */
  private static void fill(RecordId[] ids, Value[][] values, Model model) {
    Random random = new Random(1);
    Map<String, Value> known = new HashMap<>();
    for (int i = 0; i < RECORDS; i++) {
      ids[i] = new RecordId("s", "r" + i);
      if (i % 2 == 1) {
        values[i] = values[i - 1].clone();
        continue;
      }
      List<String> texts = new ArrayList<>(Arrays.asList((String) null));
      texts.addAll(
          List.of(
              word(random, 4),
              "%d %02d".formatted(1950 + random.nextInt(50), random.nextInt(365)),
              word(random, 2),
              "mail " + i,
              "c" + i,
              "town" + random.nextInt(300)));
      values[i] = new Value[model.rules().features().size()];
      for (int feature = 1; feature < values[i].length; feature++) {
        int at = feature;
        values[i][feature] =
            known.computeIfAbsent(
                feature + texts.get(feature), text -> model.value(at, texts.get(at)));
      }
    }
  }

  private static String word(Random random, int syllables) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < syllables; i++) {
      word.append("bcdfgklmnprstvz".charAt(random.nextInt(15)));
      word.append("aeiou".charAt(random.nextInt(5)));
    }
    return word.toString();
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    long used = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 2; attempt++) {
      System.gc();
      used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
    }
    return used;
  }
}
