package dev.lampo.model.serial;

import com.hazelcast.core.HazelcastInstance;
import dev.lampo.model.GridMap;
import dev.lampo.model.GridMaps;

/**
 * Declares the SQL table of every queryable map. Community Edition keeps the catalogue in memory
 * only, so each node declares it at its start; a repetition changes nothing.
 */
public final class SqlTables {
  private SqlTables() {}

  /** Declares all tables; on a member. */
  public static void declare(HazelcastInstance grid) {
    GridMaps.all().stream()
        .filter(GridMap::queryable)
        .flatMap(map -> map.tableStatements(GridSerializers.typeName(map)).stream())
        .forEach(statement -> grid.getSql().execute(statement).close());
  }
}
