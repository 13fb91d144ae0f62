package dev.lampo.jobs.rentals;

import dev.lampo.model.Delivery;
import dev.lampo.model.Enquiry;
import dev.lampo.model.EnquiryAlias;
import dev.lampo.model.Lineage;
import dev.lampo.model.Quote;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.Stamp;
import dev.lampo.model.Tombstone;
import dev.lampo.model.TripKey;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * The two hops and the maps without Jet: messages between the hops queue per trip and are delivered
 * in any order that keeps each trip's own, rows reach the maps late, and a crash loses what has
 * not.
 */
final class Grid {
  static final Duration TOLERANCE = Duration.ofHours(2);

  Map<String, Object> maps = new HashMap<>();
  final Set<String> publishedIds = new HashSet<>();

  private final Random random;
  private RecordVersions versions = new RecordVersions();
  private Map<TripKey, Trip> trips = new HashMap<>();
  private final Map<TripKey, ArrayDeque<TripInput>> toTrips = new HashMap<>();
  private final Set<Trip> undecided = new LinkedHashSet<>();
  private final List<Row> onTheWay = new ArrayList<>();
  private final Map<String, EnquiryAlias> ended = new HashMap<>();
  private int epoch = 1;

  private record Row(String key, Object value) {}

  Grid(long seed) {
    random = new Random(seed);
  }

  void deliver(Delivery<QuoteTerms> delivery) {
    versions.apply(
        delivery,
        new RecordVersions.Listener() {
          @Override
          public void tell(TripInput input) {
            toTrips.computeIfAbsent(input.trip(), any -> new ArrayDeque<>()).add(input);
          }

          @Override
          public void remember(String recordId, Lineage deletion) {
            write("tombstone " + recordId, new Tombstone(recordId, deletion, stamp()));
          }
        });
    if (random.nextInt(4) == 0) {
      runTrips(random.nextInt(5));
    }
    if (random.nextInt(50) == 0) {
      landRows(random.nextInt(onTheWay.size() + 1));
    }
  }

  /** What a snapshot waits for: nothing between the hops, nothing on its way. */
  void barrier() {
    runTrips(Integer.MAX_VALUE);
    while (!onTheWay.isEmpty()) {
      landRows(onTheWay.size());
    }
  }

  /** Everything on a heap is lost, rows on their way perhaps; the maps stay. */
  void crash() {
    runTrips(random.nextInt(50));
    landRows(random.nextInt(onTheWay.size() + 1));
    onTheWay.clear();
    ended.clear();
    toTrips.clear();
    restore();
  }

  private void restore() {
    epoch++;
    versions = new RecordVersions();
    trips = new HashMap<>();
    for (Object row : maps.values()) {
      if (row instanceof Quote quote) {
        versions.restore(quote);
        trip(quote.terms().trip()).restore(quote);
      } else if (row instanceof Enquiry enquiry) {
        trip(enquiry.trip()).restore(enquiry);
      } else if (row instanceof Tombstone tombstone) {
        versions.restore(tombstone);
      }
    }
    trips.values().forEach(trip -> trip.finishRestore(out));
  }

  /** Trips decide now and then, whatever came in between. */
  private void runTrips(int most) {
    List<ArrayDeque<TripInput>> queues = new ArrayList<>(toTrips.values());
    for (int i = 0; i < most && !queues.isEmpty(); i++) {
      int pick = random.nextInt(queues.size());
      TripInput input = queues.get(pick).poll();
      if (input == null) {
        queues.remove(pick);
        i--;
      } else {
        Trip trip = trip(input.trip());
        trip.accept(input);
        undecided.add(trip);
      }
      if (random.nextInt(6) == 0) {
        conclude();
      }
    }
    conclude();
  }

  private void conclude() {
    undecided.forEach(trip -> trip.conclude(out));
    undecided.clear();
  }

  /** Any rows may land first, as long as those of one key keep their order. */
  private void landRows(int count) {
    for (int i = 0; i < count; i++) {
      String key = onTheWay.get(random.nextInt(onTheWay.size())).key();
      int first = 0;
      while (!onTheWay.get(first).key().equals(key)) {
        first++;
      }
      Row row = onTheWay.remove(first);
      if (row.value() == null) {
        maps.remove(row.key());
      } else if (!overtaken(row)) {
        maps.put(row.key(), row.value());
        endEnquiry(row);
      }
    }
  }

  /** As the publisher does: the enquiry goes when its alias has landed, unless it is back. */
  private void endEnquiry(Row row) {
    if (row.value() instanceof EnquiryAlias alias && ended.remove(alias.id(), alias)) {
      write("enquiry " + alias.id(), null);
    }
  }

  private boolean overtaken(Row row) {
    return row.value() instanceof Quote quote
        && maps.get(row.key()) instanceof Quote held
        && held.lineage().revision() > quote.lineage().revision();
  }

  private void write(String key, Object value) {
    onTheWay.add(new Row(key, value));
  }

  private Trip trip(TripKey key) {
    return trips.computeIfAbsent(
        key, any -> new Trip(any, TripRules.of(new SameRental(TOLERANCE))));
  }

  private long stamp() {
    return new Stamp(epoch, 1).asLong();
  }

  private final Conclusions out =
      new Conclusions() {
        @Override
        public long stamp() {
          return Grid.this.stamp();
        }

        @Override
        public void quote(Quote quote) {
          write("quote " + quote.id(), quote);
        }

        @Override
        public void enquiry(Enquiry enquiry) {
          publishedIds.add(enquiry.id());
          ended.remove(enquiry.id());
          write("enquiry " + enquiry.id(), enquiry);
        }

        @Override
        public void alias(EnquiryAlias alias) {
          ended.put(alias.id(), alias);
          write("alias " + alias.id(), alias);
        }

        @Override
        public void confirmed(Quote quote) {}

        @Override
        public void confirmed(Enquiry enquiry) {}
      };
}
