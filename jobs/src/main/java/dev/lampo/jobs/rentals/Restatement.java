package dev.lampo.jobs.rentals;

import dev.lampo.jobs.source.ReferenceData;
import dev.lampo.model.CarClass;
import dev.lampo.model.Lineage;
import dev.lampo.model.Quote;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.Stamp;
import dev.lampo.model.Station;
import dev.lampo.model.Stop;

/**
 * What reference files derive from a quote, derived anew: the groups of its stations and the family
 * of its class. A quote whose group changed has moved to another trip. A station or class that the
 * files no longer name keeps what was derived before.
 */
final class Restatement {
  private final ReferenceData reference;

  Restatement(ReferenceData reference) {
    this.reference = reference;
  }

  /** The same quote where nothing changed; else one that is to be published. */
  Quote of(Quote stored) {
    QuoteTerms before = stored.terms();
    Stop pickup = restated(before.pickup());
    Stop dropOff = restated(before.dropOff());
    String family = family(before);
    if (pickup == before.pickup()
        && dropOff == before.dropOff()
        && family.equals(before.classFamily())) {
      return stored;
    }
    QuoteTerms terms =
        new QuoteTerms(
            before.broker(),
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
        changed(stored.lineage(), moved),
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

  private String family(QuoteTerms terms) {
    CarClass listed = reference.carClass(terms.carClass());
    return listed == null ? terms.classFamily() : listed.family();
  }

  private static Lineage changed(Lineage before, boolean moved) {
    return new Lineage(
        before.version(),
        before.contentHash(),
        before.deletedVersion(),
        before.deliveries(),
        before.latest(),
        before.committedAt(),
        before.revision() + 1,
        before.moves() + (moved ? 1 : 0));
  }
}
