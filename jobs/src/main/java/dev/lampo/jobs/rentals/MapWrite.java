package dev.lampo.jobs.rentals;

import static java.util.Objects.requireNonNull;

import dev.lampo.model.Enquiry;
import dev.lampo.model.EnquiryAlias;
import dev.lampo.model.GridMap;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Quote;
import dev.lampo.model.Reject;
import dev.lampo.model.StoredPosition;
import dev.lampo.model.Tombstone;

/**
 * One row on its way into a map and the relational copy.
 *
 * @param value the absolute state, or null to remove the row from the map; the copy learns of it by
 *     the row that takes its place, an alias
 */
record MapWrite(GridMap<?> map, String key, Object value, Destination destination) {
  /** Where a row still has to go. */
  enum Destination {
    /** A new state. */
    MAP_AND_COPY,
    /** Restored from the copy. */
    MAP_ONLY,
    /** Restored from the maps, perhaps not yet in the copy. */
    COPY_ONLY
  }

  MapWrite {
    requireNonNull(map, "map is null");
    requireNonNull(key, "key is null");
    requireNonNull(destination, "destination is null");
  }

  static MapWrite of(Quote quote, Destination to) {
    return new MapWrite(GridMaps.QUOTES, quote.id(), quote, to);
  }

  static MapWrite of(Enquiry enquiry, Destination to) {
    return new MapWrite(GridMaps.ENQUIRIES, enquiry.id(), enquiry, to);
  }

  static MapWrite of(EnquiryAlias alias, Destination to) {
    return new MapWrite(GridMaps.ENQUIRY_ALIASES, alias.id(), alias, to);
  }

  static MapWrite of(Tombstone tombstone, Destination to) {
    return new MapWrite(GridMaps.TOMBSTONES, tombstone.id(), tombstone, to);
  }

  static MapWrite of(Reject reject, Destination to) {
    return new MapWrite(GridMaps.REJECTS, reject.id(), reject, to);
  }

  static MapWrite of(StoredPosition position) {
    return new MapWrite(GridMaps.POSITIONS, position.lane(), position, Destination.MAP_ONLY);
  }

  static MapWrite removal(GridMap<?> map, String key) {
    return new MapWrite(map, key, null, Destination.MAP_ONLY);
  }

  /** The row's stamp; a removal has none. */
  long stamp() {
    if (value instanceof Quote quote) {
      return quote.stamp();
    } else if (value instanceof Enquiry enquiry) {
      return enquiry.stamp();
    } else if (value instanceof EnquiryAlias alias) {
      return alias.stamp();
    } else if (value instanceof Tombstone tombstone) {
      return tombstone.stamp();
    } else if (value instanceof Reject reject) {
      return reject.stamp();
    }
    return 0;
  }

  boolean toMap() {
    return destination != Destination.COPY_ONLY;
  }

  boolean toCopy() {
    return destination != Destination.MAP_ONLY && value != null;
  }
}
