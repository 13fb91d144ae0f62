package dev.lampo.model;

import static java.util.Objects.requireNonNull;

import com.hazelcast.config.IndexConfig;
import com.hazelcast.config.IndexType;
import com.hazelcast.config.MapConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One map of the grid: its name, its types, its indexes, its columns and the job that writes it.
 * Keys are text.
 *
 * @param <V> what the map holds
 * @param name of the map, of its SQL table and of its relational table
 * @param valueType what the map holds
 * @param writer name of the one job that writes it
 * @param indexes for the typed look-ups and for SQL
 * @param columns of the SQL table; one named {@code id} is the key; empty where the map is no table
 */
public record GridMap<V>(
    String name, Class<V> valueType, String writer, List<Index> indexes, List<Column> columns) {

  private static final String KEY = "id";

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
   * A column of the SQL table.
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
   * The statements that make the map a table of SQL; they may be repeated. The table is a view over
   * the mapping {@code <name>_map}: the engine reads a single row by its key alone, which it calls
   * {@code __key} and refuses to rename, so the view gives it the name {@code id}, and {@code WHERE
   * id = ?} costs a look-up instead of a scan.
   */
  public List<String> tableStatements(String typeName) {
    String mapping = name + "_map";
    String fields =
        columns.stream()
            .map(column -> column.name() + " " + column.sqlType())
            .collect(Collectors.joining(", "));
    String selected =
        columns.stream()
            .map(column -> column.name().equals(KEY) ? "__key AS " + KEY : column.name())
            .collect(Collectors.joining(", "));
    return List.of(
        "CREATE OR REPLACE MAPPING "
            + mapping
            + " EXTERNAL NAME "
            + name
            + " ("
            + fields
            + ") TYPE IMap OPTIONS ('keyFormat'='varchar', 'valueFormat'='compact',"
            + " 'valueCompactTypeName'='"
            + typeName
            + "')",
        "CREATE OR REPLACE VIEW " + name + " AS SELECT " + selected + " FROM " + mapping);
  }

  @Override
  public String toString() {
    return name;
  }
}
