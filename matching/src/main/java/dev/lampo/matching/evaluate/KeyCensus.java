package dev.lampo.matching.evaluate;

import dev.lampo.matching.block.Keys;
import dev.lampo.matching.compare.Value;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.Prepared;
import dev.lampo.matching.record.RecordId;
import dev.lampo.matching.rules.BlockingRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/** Finds the keys under which most records lie: where the time goes. */
public final class KeyCensus {
  private KeyCensus() {}

  /**
   * One key.
   *
   * @param rule the blocking rule as written
   * @param records how many records have it
   * @param example one of them, the one with the least name
   * @param values that record's values of what the rule looks at
   */
  public record Hot(String rule, int records, RecordId example, String values) {}

  /** The keys with the most records, from the hottest on; keys of one record are none. */
  public static List<Hot> hottest(Model model, Prepared records, int most) {
    Keys keys = model.keys();
    List<Hot> hottest = new ArrayList<>();
    for (int rule = 0; rule < model.rules().blocking().rules().size(); rule++) {
      hottest.addAll(ofRule(model, records, keys, rule, most));
    }
    hottest.sort(
        Comparator.comparingInt((Hot hot) -> -hot.records())
            .thenComparing(Hot::rule)
            .thenComparing(Hot::example));
    return List.copyOf(hottest.subList(0, Math.min(most, hottest.size())));
  }

  private static List<Hot> ofRule(Model model, Prepared records, Keys keys, int rule, int most) {
    long[][] byRow = new long[records.size()][];
    IntStream.range(0, byRow.length)
        .parallel()
        .forEach(row -> byRow[row] = keys.byRule(records.values(row), rule));
    long[] sorted = Arrays.stream(byRow).flatMapToLong(Arrays::stream).toArray();
    Arrays.parallelSort(sorted);
    List<Run> runs = runs(sorted, most);
    BlockingRule written = model.rules().blocking().rules().get(rule);
    List<Hot> hottest = new ArrayList<>();
    for (Run run : runs) {
      int example = example(records, byRow, run.key);
      hottest.add(
          new Hot(
              written.toString(),
              run.records,
              records.id(example),
              values(records.values(example), written)));
    }
    return hottest;
  }

  private static List<Run> runs(long[] sorted, int most) {
    Comparator<Run> hottest =
        Comparator.comparingInt((Run run) -> -run.records).thenComparingLong(run -> run.key);
    List<Run> runs = new ArrayList<>();
    for (int from = 0; from < sorted.length; ) {
      int to = from + 1;
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      if (to - from > 1) {
        runs.add(new Run(sorted[from], to - from));
      }
      // Now and then only the hottest are kept, so that memory stays bounded.
      if (runs.size() > 10_000 + most) {
        runs.sort(hottest);
        runs.subList(most, runs.size()).clear();
      }
      from = to;
    }
    runs.sort(hottest);
    return runs.subList(0, Math.min(most, runs.size()));
  }

  private static int example(Prepared records, long[][] byRow, long key) {
    return IntStream.range(0, byRow.length)
        .filter(row -> Arrays.binarySearch(byRow[row], key) >= 0)
        .boxed()
        .min(Comparator.comparing(records::id))
        .orElseThrow();
  }

  private static String values(Value[] values, BlockingRule rule) {
    StringJoiner texts = new StringJoiner(" + ");
    rule.parts()
        .forEach(part -> texts.add(String.valueOf(values[part.feature()]).replace('\n', '|')));
    return texts.toString();
  }

  private record Run(long key, int records) {}
}
