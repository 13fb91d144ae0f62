package dev.lampo.jobs.rentals;

import dev.lampo.model.GridMaps;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Enquiries that are ending: first the alias goes into its map, then the enquiry leaves its own, so
 * that a run which ends between the two leaves nobody without an answer. An enquiry may begin anew
 * under its id while it ends (a replay founds it again), and end once more.
 *
 * <p>Not thread-safe: belongs to one publisher.
 */
final class Endings {
  /** By enquiry id what is under way last: the alias, or the removal that follows it. */
  private final Map<String, MapWrite> underWay = new HashMap<>();

  /** An enquiry ends: its alias is on its way into the map. */
  void ends(MapWrite alias) {
    underWay.put(alias.key(), alias);
  }

  /** A row of the enquiry came after whatever was under way. */
  void lives(String enquiryId) {
    underWay.remove(enquiryId);
  }

  /** Takes note of a row that is in its map, and names the removal that is due after it. */
  Optional<MapWrite> landed(MapWrite write) {
    if (underWay.get(write.key()) != write) {
      return Optional.empty();
    }
    if (write.map() != GridMaps.ENQUIRY_ALIASES) {
      underWay.remove(write.key());
      return Optional.empty();
    }
    MapWrite removal = MapWrite.removal(GridMaps.ENQUIRIES, write.key());
    underWay.put(write.key(), removal);
    return Optional.of(removal);
  }

  /**
   * Whether something later is under way or done already under the same id, so that the copy must
   * not hear of a row that has just landed: the lanes of two maps do not keep the order between an
   * enquiry and its alias. To be asked before {@link #landed}.
   */
  boolean overtaken(MapWrite write) {
    if (write.map() == GridMaps.ENQUIRY_ALIASES) {
      return underWay.get(write.key()) != write;
    }
    return write.map() == GridMaps.ENQUIRIES && underWay.containsKey(write.key());
  }
}
