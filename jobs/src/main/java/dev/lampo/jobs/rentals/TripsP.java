package dev.lampo.jobs.rentals;

import dev.lampo.jobs.rentals.MapWrite.Destination;
import dev.lampo.jobs.rentals.Run.RestoreFrom;
import dev.lampo.model.Enquiry;
import dev.lampo.model.EnquiryAlias;
import dev.lampo.model.Quote;
import dev.lampo.model.TripKey;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Hop 2 in Jet: the {@link Trip}s that are routed here. */
final class TripsP extends QueueingP implements Conclusions {
  /** Ordinal of the input that restores. */
  static final int FROM_RESTORE = 0;

  private final Map<TripKey, Trip> trips = new HashMap<>();
  private final TripRules rules;
  private final Run run;
  private Iterator<Trip> restoring;

  TripsP(Run run, TripRules rules) {
    this.run = run;
    this.rules = rules;
  }

  @Override
  protected void handle(int ordinal, Object item) {
    if (item instanceof TripInput input) {
      accept(input);
    } else if (item instanceof Quote quote) {
      trip(quote.terms().trip()).restore(quote);
    } else {
      Enquiry enquiry = (Enquiry) item;
      trip(enquiry.trip()).restore(enquiry);
    }
  }

  @Override
  public boolean completeEdge(int ordinal) {
    if (ordinal != FROM_RESTORE) {
      return flush();
    }
    if (restoring == null) {
      restoring = List.copyOf(trips.values()).iterator();
    }
    while (flush()) {
      if (!restoring.hasNext()) {
        return true;
      }
      restoring.next().finishRestore(this);
    }
    return false;
  }

  @Override
  public long stamp() {
    return run.stamp(snapshots());
  }

  @Override
  public void quote(Quote quote) {
    emitLater(0, MapWrite.of(quote, Destination.MAP_AND_COPY));
  }

  @Override
  public void enquiry(Enquiry enquiry) {
    emitLater(0, MapWrite.of(enquiry, Destination.MAP_AND_COPY));
  }

  @Override
  public void alias(EnquiryAlias alias) {
    emitLater(0, MapWrite.of(alias, Destination.MAP_AND_COPY));
  }

  @Override
  public void confirmed(Quote quote) {
    if (run.from() == RestoreFrom.COPY) {
      emitLater(0, MapWrite.of(quote, Destination.MAP_ONLY));
    } else if (quote.stamp() > run.durable()) {
      emitLater(0, MapWrite.of(quote, Destination.COPY_ONLY));
    }
  }

  @Override
  public void confirmed(Enquiry enquiry) {
    if (run.from() == RestoreFrom.COPY) {
      emitLater(0, MapWrite.of(enquiry, Destination.MAP_ONLY));
    } else if (enquiry.stamp() > run.durable()) {
      emitLater(0, MapWrite.of(enquiry, Destination.COPY_ONLY));
    }
  }

  private void accept(TripInput input) {
    Trip trip = trip(input.trip());
    trip.accept(input, this);
    if (trip.isEmpty()) {
      trips.remove(input.trip());
    }
  }

  private Trip trip(TripKey key) {
    return trips.computeIfAbsent(key, any -> new Trip(any, rules));
  }
}
