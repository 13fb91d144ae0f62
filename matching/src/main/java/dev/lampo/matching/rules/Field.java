package dev.lampo.matching.rules;

import dev.lampo.matching.normal.Normaliser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing that is known of a record, and the columns in which inputs deliver it.
 *
 * @param name as the rest of the rules calls it
 * @param normaliser makes the parts of it
 * @param columns by the normaliser's input: the names of columns, the first that an input has
 *     counts
 * @param survivors in which order of preference a golden record's value is chosen
 */
public record Field(
    String name,
    Normaliser normaliser,
    Map<String, List<String>> columns,
    List<Survivor> survivors) {
  /** Copies the collections. */
  public Field {
    columns = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    survivors = List.copyOf(survivors);
  }
}
