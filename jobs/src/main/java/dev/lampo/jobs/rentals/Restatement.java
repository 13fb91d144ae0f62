package dev.lampo.jobs.rentals;

import dev.lampo.jobs.source.ReferenceData;
import dev.lampo.model.Broker;
import dev.lampo.model.CarClass;
import dev.lampo.model.Lineage;
import dev.lampo.model.Quote;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.Stamp;
import dev.lampo.model.Station;
import dev.lampo.model.Stop;

/**
 * What reference files derive from a quote, derived anew: its broker's code, the groups of its
 * stations and the family of its class. A quote whose group changed has moved to another trip. A
 * broker, station or class that the files no longer name keeps what was derived before.
 *
 * <p>Of a broker only the code is known, not the text that led to it: a code that has become an
 * alias leads on to the code that it stands for now.
 */
final class Restatement {
  private final ReferenceData reference;

  Restatement(ReferenceData reference) {
    this.reference = reference;
  }

  /** The same quote where nothing changed; else one that is to be published. */
  Quote of(Quote stored) {
    QuoteTerms before = stored.terms();
    String broker = broker(before);
    Stop pickup = restated(before.pickup());
    Stop dropOff = restated(before.dropOff());
    String family = family(before);
    if (broker.equals(before.broker())
        && pickup == before.pickup()
        && dropOff == before.dropOff()
        && family.equals(before.classFamily())) {
      return stored;
    }
    QuoteTerms terms =
        new QuoteTerms(
            broker,
            before.customer(),
            pickup,
            dropOff,
            before.carClass(),
            family,
            before.price(),
            before.quotedAt());
    boolean moved = !terms.trip().equals(before.trip());
    return new Quote(
        stored.id(),
        terms,
        changed(stored.lineage(), terms.contentHash(), moved),
        stored.verdict(),
        stored.births(),
        Stamp.NONE);
  }

  private Stop restated(Stop stop) {
    Station station = reference.station(stop.station());
    return station == null || station.group().equals(stop.group())
        ? stop
        : new Stop(stop.station(), station.group(), stop.at());
  }

  private String broker(QuoteTerms terms) {
    Broker named = reference.broker(terms.broker());
    return named == null ? terms.broker() : named.code();
  }

  private String family(QuoteTerms terms) {
    CarClass listed = reference.carClass(terms.carClass());
    return listed == null ? terms.classFamily() : listed.family();
  }

  /** The hash is that of the same words read now, so that their redelivery is known for one. */
  private static Lineage changed(Lineage before, long contentHash, boolean moved) {
    return new Lineage(
        before.version(),
        contentHash,
        before.deletedVersion(),
        before.deliveries(),
        before.latest(),
        before.committedAt(),
        before.revision() + 1,
        before.moves() + (moved ? 1 : 0));
  }
}
