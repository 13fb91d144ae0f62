package dev.lampo.model;

import static java.util.Objects.requireNonNull;

/**
 * Where a published enquiry id leads that no longer names a live enquiry. A live enquiry of the
 * same id always goes before its alias.
 *
 * @param id the id once published
 * @param trip the trip it was in
 * @param successor id of the enquiry that took its quotes over, or null where it had none left
 * @param anchor id of the quote that carried it: where successor is null, its enquiry is the answer
 * @param stamp when the grid last changed it, see {@link Stamp}
 */
public record EnquiryAlias(String id, TripKey trip, String successor, String anchor, long stamp) {
  /** Refuses nulls other than the successor. */
  public EnquiryAlias {
    requireNonNull(id, "id is null");
    requireNonNull(trip, "trip is null");
    requireNonNull(anchor, "anchor is null");
  }
}
