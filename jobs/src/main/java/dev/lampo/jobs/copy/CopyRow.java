package dev.lampo.jobs.copy;

import static java.util.Objects.requireNonNull;

import dev.lampo.model.GridMap;

/**
 * A row to be written.
 *
 * @param map one of the maps that have a table
 * @param key of the entry
 * @param value of the entry: the map must hold it, or a newer one, before it is offered
 * @param stamp of the value
 */
public record CopyRow(GridMap<?> map, String key, Object value, long stamp) {
  /** Refuses nulls, and maps without a table. */
  public CopyRow {
    requireNonNull(key, "key is null");
    requireNonNull(value, "value is null");
    if (!RowMapping.knows(map)) {
      throw new IllegalArgumentException("map is not in the relational copy: " + map.name());
    }
  }
}
