package dev.lampo.matching.golden;

import dev.lampo.matching.record.RecordId;
import dev.lampo.matching.rules.Feature;
import dev.lampo.matching.rules.Field;
import dev.lampo.matching.rules.Rules;
import dev.lampo.matching.rules.Survivor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Makes golden records by the rules' survivors. Each way decides among what the former ones left;
 * at the end the record with the least name does, so the answer depends on the records alone, never
 * on their order. For several threads where its members are.
 */
public final class GoldenRecords {
  private static final List<Survivor> DEFAULT =
      List.of(
          new Survivor(Survivor.Kind.MOST_FREQUENT, List.of()),
          new Survivor(Survivor.Kind.LONGEST, List.of()));

  private final Rules rules;
  private final Members members;
  private final Choice choice;

  /** Makes golden records of these members. */
  public GoldenRecords(Rules rules, Members members) {
    this.rules = rules;
    this.members = members;
    this.choice = new Choice(rules, members);
  }

  /** The golden record of every entity, in the order of their names. */
  public void forEach(int[] entities, Consumer<GoldenRecord> receiver) {
    Map<RecordId, List<Integer>> byName = new TreeMap<>();
    for (int row = 0; row < entities.length; row++) {
      byName.computeIfAbsent(members.id(entities[row]), name -> new ArrayList<>()).add(row);
    }
    byName.forEach(
        (name, rows) ->
            receiver.accept(golden(name, rows.stream().mapToInt(row -> row).toArray())));
  }

  /** The golden record of some rows. */
  public GoldenRecord golden(RecordId entity, int[] rows) {
    List<Integer> byName =
        Arrays.stream(rows).boxed().sorted(Comparator.comparing(members::id)).toList();
    List<GoldenField> fields = new ArrayList<>();
    for (Field field : rules.fields()) {
      fields.add(field(field, byName));
    }
    return new GoldenRecord(entity, byName.stream().map(members::id).toList(), fields);
  }

  private GoldenField field(Field field, List<Integer> byName) {
    int feature = main(field);
    List<Integer> all = byName.stream().filter(row -> members.text(row, feature) != null).toList();
    if (all.isEmpty()) {
      return new GoldenField(field.name(), null, null, null, Reason.NONE);
    }
    int values = choice.values(all, feature);
    String way = values == 1 ? "all agree" : "first record";
    boolean open = values > 1;
    List<Integer> left = all;
    for (Survivor survivor : field.survivors().isEmpty() ? DEFAULT : field.survivors()) {
      left = choice.left(survivor, left, feature);
      if (open && choice.values(left, feature) == 1) {
        way = written(survivor);
        open = false;
      }
    }
    int row = left.get(0);
    String value = members.text(row, feature);
    int had = (int) all.stream().filter(each -> value.equals(members.text(each, feature))).count();
    return new GoldenField(
        field.name(),
        value,
        members.delivered(row, field.name()),
        members.id(row),
        new Reason(way, had, all.size(), values));
  }

  private int main(Field field) {
    for (int i = 1; i < rules.features().size(); i++) {
      Feature feature = rules.features().get(i);
      if (feature.main() && feature.field().equals(field.name())) {
        return i;
      }
    }
    throw new IllegalStateException("rules do not keep the field " + field.name());
  }

  private static String written(Survivor survivor) {
    String word = survivor.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    return survivor.names().isEmpty() ? word : word + " " + String.join(" ", survivor.names());
  }
}
