package dev.lampo.jobs.rentals;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.query.Predicates;
import dev.lampo.jobs.copy.CopyRow;
import dev.lampo.jobs.rentals.MapWrite.Destination;
import dev.lampo.model.GridMap;
import dev.lampo.model.GridMaps;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Searches the maps for rows with a stamp after a given one. One partition of one map is in memory
 * at a time: it is asked for when all rows of the one before were taken.
 */
final class YoungerRows {
  private static final List<GridMap<?>> COPIED =
      List.of(
          GridMaps.QUOTES,
          GridMaps.ENQUIRIES,
          GridMaps.ENQUIRY_ALIASES,
          GridMaps.TOMBSTONES,
          GridMaps.REJECTS);

  private record Place(GridMap<?> map, String mark) {}

  private YoungerRows() {}

  /**
   * The rows of some partitions, for one thread, which waits for the maps where it must.
   *
   * @param marks keys of the partitions, see {@link PartitionMarks}
   */
  static Iterator<CopyRow> in(HazelcastInstance grid, List<String> marks, long afterStamp) {
    // A list of places first: the iterator of a stream holds all that one element of its outermost
    // stream leads to, and of maps that would be everything.
    List<Place> places =
        COPIED.stream().flatMap(map -> marks.stream().map(mark -> new Place(map, mark))).toList();
    return places.stream().flatMap(place -> younger(grid, place, afterStamp)).iterator();
  }

  private static Stream<CopyRow> younger(HazelcastInstance grid, Place place, long afterStamp) {
    IMap<String, ?> rows = place.map().in(grid);
    return rows
        .entrySet(
            Predicates.multiPartitionPredicate(
                Set.of(place.mark()), Predicates.greaterThan("stamp", afterStamp)))
        .stream()
        .map(row -> row(place.map(), row));
  }

  private static CopyRow row(GridMap<?> map, Map.Entry<String, ?> row) {
    MapWrite write = new MapWrite(map, row.getKey(), row.getValue(), Destination.COPY_ONLY);
    return new CopyRow(map, write.key(), write.value(), write.stamp());
  }
}
