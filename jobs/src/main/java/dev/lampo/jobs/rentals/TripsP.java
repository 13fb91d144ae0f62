package dev.lampo.jobs.rentals;

import com.hazelcast.jet.core.Inbox;
import dev.lampo.jobs.rentals.MapWrite.Destination;
import dev.lampo.jobs.rentals.Run.RestoreFrom;
import dev.lampo.model.Enquiry;
import dev.lampo.model.EnquiryAlias;
import dev.lampo.model.Quote;
import dev.lampo.model.TripKey;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Hop 2 in Jet: the {@link Trip}s that are routed here. */
final class TripsP extends QueueingP implements Conclusions {
  /** Ordinal of the input that restores. */
  static final int FROM_RESTORE = 0;

  private final Map<TripKey, Trip> trips = new HashMap<>();
  private final Set<Trip> undecided = new LinkedHashSet<>();
  private final TripRules rules;
  private final Run run;
  private Iterator<Trip> restoring;

  TripsP(Run run, TripRules rules) {
    this.run = run;
    this.rules = rules;
  }

  /** What comes together is decided together, so that no state is written that lasts no time. */
  @Override
  public void process(int ordinal, Inbox inbox) {
    if (!flush()) {
      return;
    }
    for (Object item = inbox.poll(); item != null; item = inbox.poll()) {
      handle(ordinal, item);
    }
    conclude();
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
    if (!flush()) {
      return false;
    }
    while (restoring.hasNext() && !blocked()) {
      restoring.next().finishRestore(this);
    }
    return !restoring.hasNext() && !blocked();
  }

  @Override
  public long stamp() {
    return run.stamp(snapshots());
  }

  @Override
  public void quote(Quote quote) {
    emit(0, MapWrite.of(quote, Destination.MAP_AND_COPY));
  }

  @Override
  public void enquiry(Enquiry enquiry) {
    emit(0, MapWrite.of(enquiry, Destination.MAP_AND_COPY));
  }

  @Override
  public void alias(EnquiryAlias alias) {
    emit(0, MapWrite.of(alias, Destination.MAP_AND_COPY));
  }

  @Override
  public void confirmed(Quote quote) {
    if (run.from() == RestoreFrom.COPY) {
      emit(0, MapWrite.of(quote, Destination.MAP_ONLY));
    } else if (quote.stamp() > run.durable()) {
      emit(0, MapWrite.of(quote, Destination.COPY_ONLY));
    }
  }

  @Override
  public void confirmed(Enquiry enquiry) {
    if (run.from() == RestoreFrom.COPY) {
      emit(0, MapWrite.of(enquiry, Destination.MAP_ONLY));
    } else if (enquiry.stamp() > run.durable()) {
      emit(0, MapWrite.of(enquiry, Destination.COPY_ONLY));
    }
  }

  private void accept(TripInput input) {
    Trip trip = trip(input.trip());
    trip.accept(input);
    undecided.add(trip);
  }

  private void conclude() {
    for (Trip trip : undecided) {
      trip.conclude(this);
      if (trip.isEmpty()) {
        trips.remove(trip.key());
      }
    }
    undecided.clear();
  }

  private Trip trip(TripKey key) {
    return trips.computeIfAbsent(key, any -> new Trip(any, rules));
  }
}
