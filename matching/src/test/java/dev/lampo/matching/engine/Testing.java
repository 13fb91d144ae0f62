package dev.lampo.matching.engine;

import dev.lampo.matching.batch.Resolver;
import dev.lampo.matching.cluster.CannotLinks;
import dev.lampo.matching.cluster.ComponentLimit;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.Prepared;
import dev.lampo.matching.model.Training;
import dev.lampo.matching.record.RecordId;
import dev.lampo.matching.record.Table;
import dev.lampo.matching.rules.Rules;
import dev.lampo.matching.rules.RulesFile;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What several tests of the engine need. */
final class Testing {
  private Testing() {}

  static Rules rules(String name) {
    try {
      return RulesFile.read(Path.of(Testing.class.getResource("/rules/" + name).toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static Table table(Rules rules, Map<RecordId, String[]> records) {
    Table table = new Table(rules.features());
    table.add(new ArrayList<>(records.keySet()), new ArrayList<>(records.values()));
    return table;
  }

  static Model trained(Rules rules, Collection<People.Kept> people) {
    Map<RecordId, String[]> records = new TreeMap<>();
    people.forEach(kept -> records.put(kept.id(), kept.features()));
    return Training.train(rules, table(rules, records));
  }

  /** For each record the least record of its entity, as the batch finds it. */
  static SortedMap<RecordId, RecordId> batch(
      Model model, Map<RecordId, String[]> records, CannotLinks links) {
    Table table = table(model.rules(), records);
    Prepared prepared = Prepared.of(table, model);
    int[] entities =
        new Resolver(model, prepared, links, ComponentLimit.DEFAULT).resolve().entities();
    SortedMap<RecordId, RecordId> least = new TreeMap<>();
    for (int row = 0; row < entities.length; row++) {
      least.put(table.id(row), table.id(entities[row]));
    }
    return least;
  }

  /** For each record the least record of its entity. */
  static SortedMap<RecordId, RecordId> least(SortedMap<RecordId, Long> partition) {
    Map<Long, RecordId> first = new TreeMap<>();
    partition.forEach((record, entity) -> first.putIfAbsent(entity, record));
    SortedMap<RecordId, RecordId> least = new TreeMap<>();
    partition.forEach((record, entity) -> least.put(record, first.get(entity)));
    return least;
  }

  /** All orders of a few things. */
  static <T> List<List<T>> orders(List<T> things) {
    if (things.isEmpty()) {
      return List.of(List.of());
    }
    List<List<T>> orders = new ArrayList<>();
    for (int i = 0; i < things.size(); i++) {
      List<T> rest = new ArrayList<>(things);
      T first = rest.remove(i);
      for (List<T> order : orders(rest)) {
        List<T> whole = new ArrayList<>(List.of(first));
        whole.addAll(order);
        orders.add(whole);
      }
    }
    return orders;
  }
}
