package dev.lampo.jobs.rentals;

import dev.lampo.jobs.rentals.MapWrite.Destination;
import dev.lampo.jobs.rentals.Run.RestoreFrom;
import dev.lampo.jobs.source.ReferenceData;
import dev.lampo.model.Enquiry;
import dev.lampo.model.EnquiryAlias;
import dev.lampo.model.Quote;
import dev.lampo.model.Reject;
import dev.lampo.model.StoredPosition;
import dev.lampo.model.Tombstone;
import java.util.Map;

/**
 * Sends stored rows where they are needed: quotes to both hops, enquiries to their trip, tombstones
 * to the versions; and rows that no hop decides straight to the maps or to the copy, whichever
 * lacks them.
 */
final class RestoreP extends QueueingP {
  static final int TO_VERSIONS = 0;
  static final int TO_TRIPS = 1;
  static final int TO_PUBLISH = 2;

  private final Run run;
  private final Restatement restatement;

  RestoreP(Run run, ReferenceData reference) {
    this.run = run;
    this.restatement = new Restatement(reference);
  }

  @Override
  protected void handle(int ordinal, Object item) {
    route(item instanceof Map.Entry<?, ?> entry ? entry.getValue() : item);
  }

  private void route(Object row) {
    if (row instanceof Quote stored) {
      Quote quote = restatement.of(stored);
      emit(TO_VERSIONS, quote);
      emit(TO_TRIPS, quote);
    } else if (row instanceof Enquiry enquiry) {
      emit(TO_TRIPS, enquiry);
    } else if (row instanceof Tombstone tombstone) {
      emit(TO_VERSIONS, tombstone);
      complement(MapWrite.of(tombstone, lacking()));
    } else if (row instanceof EnquiryAlias alias) {
      complement(MapWrite.of(alias, lacking()));
    } else if (row instanceof Reject reject) {
      complement(MapWrite.of(reject, lacking()));
    } else if (row instanceof StoredPosition position) {
      complement(MapWrite.of(position));
    } else {
      throw new IllegalArgumentException("not a stored row: " + row.getClass());
    }
  }

  private void complement(MapWrite write) {
    if (write.toMap() || write.stamp() > run.durable()) {
      emit(TO_PUBLISH, write);
    }
  }

  private Destination lacking() {
    return run.from() == RestoreFrom.COPY ? Destination.MAP_ONLY : Destination.COPY_ONLY;
  }
}
