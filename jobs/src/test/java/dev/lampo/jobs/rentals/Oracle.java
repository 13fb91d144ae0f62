package dev.lampo.jobs.rentals;

import dev.lampo.model.Change;
import dev.lampo.model.Delivery;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The naive answer: every record's final content, every pair compared, nothing incremental. Shares
 * no code with what it checks but the records themselves.
 */
final class Oracle {
  final Map<String, Record> records = new TreeMap<>();
  private final Duration tolerance;

  static final class Record {
    String id;
    QuoteTerms terms;
    long version = Long.MIN_VALUE;
    long hash;
    long deleted = Long.MIN_VALUE;
    final Set<String> places = new HashSet<>();

    boolean live() {
      return version > deleted;
    }
  }

  Oracle(Collection<Delivery<QuoteTerms>> deliveries, Duration tolerance) {
    this.tolerance = tolerance;
    deliveries.forEach(this::take);
  }

  private void take(Delivery<QuoteTerms> delivery) {
    Record record = records.computeIfAbsent(delivery.recordId(), id -> new Record());
    record.id = delivery.recordId();
    record.places.add(delivery.origin().toString());
    if (delivery.change() instanceof Change.Present<QuoteTerms> present) {
      if (present.version() > record.version
          || (present.version() == record.version && present.contentHash() > record.hash)) {
        record.version = present.version();
        record.hash = present.contentHash();
        record.terms = present.content();
      }
    } else {
      record.deleted = Math.max(record.deleted, delivery.change().version());
    }
  }

  /** The wishes, each as the set of its quotes' ids. */
  Set<Set<String>> wishes() {
    List<Record> live = records.values().stream().filter(Record::live).toList();
    Map<String, Set<String>> wishOf = new HashMap<>();
    live.forEach(record -> wishOf.put(record.id, new TreeSet<>(Set.of(record.id))));
    Map<Object, List<Record>> byTrip =
        live.stream().collect(Collectors.groupingBy(record -> record.terms.trip()));
    byTrip.values().forEach(trip -> join(trip, wishOf));
    return new HashSet<>(wishOf.values());
  }

  private void join(List<Record> trip, Map<String, Set<String>> wishOf) {
    for (Record one : trip) {
      for (Record two : trip) {
        if (sameWish(one.terms, two.terms) && wishOf.get(one.id) != wishOf.get(two.id)) {
          Set<String> joined = wishOf.get(one.id);
          joined.addAll(wishOf.get(two.id));
          joined.forEach(id -> wishOf.put(id, joined));
        }
      }
    }
  }

  /** The standing of every record with content. */
  Map<String, Standing> standings() {
    Map<String, Standing> standings = new TreeMap<>();
    records.values().stream()
        .filter(record -> record.terms != null && !record.live())
        .forEach(record -> standings.put(record.id, Standing.WITHDRAWN));
    wishes().forEach(wish -> standings.putAll(standingsOf(wish)));
    return standings;
  }

  private Map<String, Standing> standingsOf(Set<String> wish) {
    Map<String, Standing> standings = new HashMap<>();
    for (String id : wish) {
      Record record = records.get(id);
      List<Record> rivals = new ArrayList<>();
      wish.stream()
          .map(records::get)
          .filter(other -> other.terms.broker().equals(record.terms.broker()))
          .filter(other -> other.terms.carClass().equals(record.terms.carClass()))
          .forEach(rivals::add);
      rivals.sort(Oracle::byAge);
      Record newest = rivals.get(rivals.size() - 1);
      standings.put(id, standing(record, newest));
    }
    return standings;
  }

  private static Standing standing(Record record, Record newest) {
    if (record == newest) {
      return Standing.CURRENT;
    }
    QuoteTerms one = record.terms;
    QuoteTerms two = newest.terms;
    boolean same =
        one.price().equals(two.price())
            && one.quotedAt().equals(two.quotedAt())
            && one.pickup().equals(two.pickup())
            && one.dropOff().equals(two.dropOff());
    return same ? Standing.DUPLICATE : Standing.SUPERSEDED;
  }

  private static int byAge(Record one, Record two) {
    int quoted = one.terms.quotedAt().compareTo(two.terms.quotedAt());
    int version = Long.compare(one.version, two.version);
    return quoted != 0 ? quoted : version != 0 ? version : one.id.compareTo(two.id);
  }

  private boolean sameWish(QuoteTerms one, QuoteTerms two) {
    return one.trip().equals(two.trip())
        && one.customer().key().equals(two.customer().key())
        && one.dropOff().group().equals(two.dropOff().group())
        && one.dropOff().at().toLocalDate().equals(two.dropOff().at().toLocalDate())
        && one.classFamily().equals(two.classFamily())
        && Duration.between(one.pickup().at(), two.pickup().at()).abs().compareTo(tolerance) <= 0;
  }
}
