package dev.lampo.node;

import com.hazelcast.core.HazelcastInstance;
import dev.lampo.model.GridMap;
import dev.lampo.model.GridMaps;
import dev.lampo.model.serial.GridSerializers;

/**
 * Declares the SQL mapping of every queryable map. Community Edition keeps the catalogue in memory
 * only, so each node declares it at its start; a repetition changes nothing.
 */
final class SqlMappings {
  private SqlMappings() {}

  static void declare(HazelcastInstance grid) {
    GridMaps.all().stream()
        .filter(GridMap::queryable)
        .map(map -> map.mappingStatement(GridSerializers.typeName(map)))
        .forEach(statement -> grid.getSql().execute(statement).close());
  }
}
