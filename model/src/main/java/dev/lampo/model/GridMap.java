package dev.lampo.model;

import static java.util.Objects.requireNonNull;

import com.hazelcast.config.IndexConfig;
import com.hazelcast.config.IndexType;
import com.hazelcast.config.MapConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.util.List;

/**
 * One map of the grid: its name, its types, its indexes, its columns and the job that writes it.
 * Keys are text.
 *
 * @param <V> what the map holds
 * @param name of the map, of its SQL mapping and of its relational table
 * @param valueType what the map holds
 * @param writer name of the one job that writes it
 * @param indexes for the typed look-ups and for SQL
 * @param columns of the SQL mapping, the key first; empty where the map is no table
 */
public record GridMap<V>(
    String name, Class<V> valueType, String writer, List<Index> indexes, List<Column> columns) {

  /** Refuses nulls and copies the lists. */
  public GridMap {
    requireNonNull(name, "name is null");
    requireNonNull(valueType, "valueType is null");
    requireNonNull(writer, "writer is null");
    indexes = List.copyOf(indexes);
    columns = List.copyOf(columns);
  }

  /** An index over columns of the map. */
  public record Index(IndexType type, List<String> columns) {}

  /**
   * A column of the SQL mapping.
   *
   * @param sqlType as Hazelcast SQL names it
   */
  public record Column(String name, String sqlType) {}

  /** The map itself, on a member or on a client. */
  public IMap<String, V> in(HazelcastInstance grid) {
    return grid.getMap(name);
  }

  /** Configuration of the map for a member. */
  public MapConfig config(int backups) {
    MapConfig config = new MapConfig(name).setBackupCount(backups).setStatisticsEnabled(true);
    indexes.forEach(
        index ->
            config.addIndexConfig(
                new IndexConfig(index.type(), index.columns().toArray(String[]::new))));
    return config;
  }

  /** Whether SQL sees the map. */
  public boolean queryable() {
    return !columns.isEmpty();
  }

  /**
   * The statement that declares the SQL mapping; it may be repeated. Every stored record carries
   * its key as the field {@code id}, for the engine refuses to rename {@code __key}; that one stays
   * there as a hidden column, and {@code WHERE __key = ?} reads a single row.
   */
  public String mappingStatement(String typeName) {
    StringBuilder sql = new StringBuilder("CREATE OR REPLACE MAPPING ").append(name).append(" (");
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      sql.append(i == 0 ? "" : ", ").append(column.name()).append(' ').append(column.sqlType());
    }
    return sql.append(") TYPE IMap OPTIONS ('keyFormat'='varchar', 'valueFormat'='compact', ")
        .append("'valueCompactTypeName'='")
        .append(typeName)
        .append("')")
        .toString();
  }

  @Override
  public String toString() {
    return name;
  }
}
