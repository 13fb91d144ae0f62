package dev.lampo.jobs.rentals;

import dev.lampo.jobs.rentals.MapWrite.Destination;
import dev.lampo.jobs.source.Sweep;
import dev.lampo.model.Delivery;
import dev.lampo.model.Lineage;
import dev.lampo.model.Quote;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.Tombstone;
import java.util.HashMap;
import java.util.Map;

/** Hop 1 in Jet: {@link RecordVersions} of the records whose ids are routed here. */
final class VersionsP extends QueueingP implements RecordVersions.Listener {
  static final int TO_TRIPS = 0;
  static final int TO_PUBLISH = 1;

  private final RecordVersions versions = new RecordVersions();
  private final Map<String, Long> swept = new HashMap<>();
  private final Run run;

  VersionsP(Run run) {
    this.run = run;
  }

  @Override
  @SuppressWarnings("unchecked") // quotes are the only deliveries this job reads
  protected void handle(int ordinal, Object item) {
    if (item instanceof Delivery<?> delivery) {
      versions.apply((Delivery<QuoteTerms>) delivery, this);
    } else if (item instanceof Found found) {
      versions.found(found.recordId(), found.partition(), found.position());
    } else if (item instanceof RoutedSweep routed) {
      sweep(routed.sweep());
    } else if (item instanceof Quote quote) {
      versions.restore(quote);
    } else {
      versions.restore((Tombstone) item);
    }
  }

  private void sweep(Sweep sweep) {
    Long done = swept.put(sweep.source(), sweep.at());
    if (done == null || done < sweep.at()) {
      versions.sweep(sweep, this);
    }
  }

  @Override
  public void tell(TripInput input) {
    emit(TO_TRIPS, input);
  }

  @Override
  public void remember(String recordId, Lineage deletion) {
    Tombstone tombstone = new Tombstone(recordId, deletion, run.stamp(snapshots()));
    emit(TO_PUBLISH, MapWrite.of(tombstone, Destination.MAP_AND_COPY));
  }
}
