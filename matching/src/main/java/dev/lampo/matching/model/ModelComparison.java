package dev.lampo.matching.model;

import static java.util.Objects.requireNonNull;

import dev.lampo.matching.record.Forest;
import dev.lampo.matching.record.RecordId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What changes when one model takes the place of another: both resolved the same records.
 *
 * @param same entities with the same records under both
 * @param counts how many changes of each kind there are
 * @param records how many records are in them
 * @param examples of each kind the first by name
 */
public record ModelComparison(
    int same, Map<Kind, Integer> counts, Map<Kind, Integer> records, List<Change> examples) {
  private static final int RECORDS_SHOWN_MAX = 20;

  /** How entities may change. */
  public enum Kind {
    /** Several entities become one. */
    MERGED,
    /** One entity becomes several. */
    SPLIT,
    /** Records go from one entity to another. */
    MOVED
  }

  /**
   * Entities that change together.
   *
   * @param kind how
   * @param records how many records are in them
   * @param before the entities under the first model; of very large ones the first records
   * @param after the entities under the second model
   */
  public record Change(
      Kind kind, int records, List<List<RecordId>> before, List<List<RecordId>> after) {
    /** Copies the lists. */
    public Change {
      requireNonNull(kind, "kind is null");
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /** Copies the collections. */
  public ModelComparison {
    counts = Map.copyOf(counts);
    records = Map.copyOf(records);
    examples = List.copyOf(examples);
  }

  /**
   * Compares two resolutions of the same rows.
   *
   * @param names the rows' names
   * @param before for each row a number of its entity, below the number of rows
   * @param after the same under the other model
   * @param examplesMax of each kind so many are shown
   */
  public static ModelComparison of(
      IntFunction<RecordId> names, int[] before, int[] after, int examplesMax) {
    Forest touching = new Forest(before.length);
    join(before, touching);
    join(after, touching);
    Map<Integer, List<Integer>> groups = groups(IntStream.range(0, before.length), touching::root);
    List<Change> changes = new ArrayList<>();
    int same = 0;
    for (List<Integer> rows : groups.values()) {
      Map<Integer, List<Integer>> from = groups(rows.stream().mapToInt(i -> i), i -> before[i]);
      Map<Integer, List<Integer>> to = groups(rows.stream().mapToInt(i -> i), i -> after[i]);
      if (from.size() == 1 && to.size() == 1) {
        same++;
      } else {
        changes.add(
            new Change(
                kind(from.size(), to.size()), rows.size(), shown(from, names), shown(to, names)));
      }
    }
    return summary(same, changes, examplesMax);
  }

  private static Kind kind(int before, int after) {
    return after == 1 ? Kind.MERGED : before == 1 ? Kind.SPLIT : Kind.MOVED;
  }

  private static void join(int[] entities, Forest touching) {
    int[] first = new int[entities.length];
    java.util.Arrays.fill(first, -1);
    for (int row = 0; row < entities.length; row++) {
      if (first[entities[row]] < 0) {
        first[entities[row]] = row;
      }
      touching.join(first[entities[row]], row);
    }
  }

  private static Map<Integer, List<Integer>> groups(
      IntStream rows, java.util.function.IntUnaryOperator group) {
    Map<Integer, List<Integer>> groups = new TreeMap<>();
    rows.forEach(
        row -> groups.computeIfAbsent(group.applyAsInt(row), g -> new ArrayList<>()).add(row));
    return groups;
  }

  private static List<List<RecordId>> shown(
      Map<Integer, List<Integer>> groups, IntFunction<RecordId> names) {
    return groups.values().stream()
        .map(rows -> rows.stream().map(names::apply).sorted().limit(RECORDS_SHOWN_MAX).toList())
        .sorted(Comparator.comparing(group -> group.get(0)))
        .limit(RECORDS_SHOWN_MAX)
        .toList();
  }

  private static ModelComparison summary(int same, List<Change> changes, int examplesMax) {
    changes.sort(Comparator.comparing(change -> change.before().get(0).get(0)));
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    Map<Kind, Integer> records = new EnumMap<>(Kind.class);
    List<Change> examples = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      List<Change> ofKind = changes.stream().filter(change -> change.kind() == kind).toList();
      counts.put(kind, ofKind.size());
      records.put(kind, ofKind.stream().mapToInt(Change::records).sum());
      ofKind.stream().limit(examplesMax).forEach(examples::add);
    }
    return new ModelComparison(same, counts, records, examples);
  }

  /** For people: the counts, then each example on a line. */
  public String text() {
    StringBuilder text = new StringBuilder("same: " + same + " entities\n");
    for (Kind kind : Kind.values()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s: %d changes, %d records\n",
              kind.name().toLowerCase(Locale.ROOT),
              counts.get(kind),
              records.get(kind)));
      examples.stream()
          .filter(example -> example.kind() == kind)
          .forEach(
              example ->
                  text.append("  ")
                      .append(example.before())
                      .append(" -> ")
                      .append(example.after())
                      .append('\n'));
    }
    return text.toString();
  }
}
