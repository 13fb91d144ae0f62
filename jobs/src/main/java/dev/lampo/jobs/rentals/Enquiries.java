package dev.lampo.jobs.rentals;

import dev.lampo.model.Enquiry;
import dev.lampo.model.ExchangeRates;
import dev.lampo.model.Money;
import dev.lampo.model.Offer;
import dev.lampo.model.Quote;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.Stamp;
import dev.lampo.model.Standing;
import dev.lampo.model.TripKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** An enquiry's row from its judged quotes: a pure function. */
final class Enquiries {
  private static final Comparator<Offer> BY_PRICE =
      Comparator.comparing((Offer offer) -> offer.compared().currency())
          .thenComparing(offer -> offer.compared().amount())
          .thenComparing(Offer::quoteId);

  private static final long SECONDS_OF_A_DAY = 86_400;

  private Enquiries() {}

  /**
   * The row of one enquiry, not yet stamped.
   *
   * @param quotes its live quotes with their verdicts, at least one
   * @param rates by which offers are compared
   */
  static Enquiry of(
      TripKey trip, String id, String anchor, long birth, List<Quote> quotes, ExchangeRates rates) {
    QuoteTerms any = quotes.get(0).terms();
    LocalDateTime firstPickup = any.pickup().at();
    LocalDateTime lastPickup = firstPickup;
    Instant firstQuoted = any.quotedAt();
    Instant lastQuoted = firstQuoted;
    List<Offer> offers = new ArrayList<>(quotes.size());
    for (Quote quote : quotes) {
      QuoteTerms terms = quote.terms();
      firstPickup = earlier(firstPickup, terms.pickup().at());
      lastPickup =
          earlier(lastPickup, terms.pickup().at()) == lastPickup ? terms.pickup().at() : lastPickup;
      firstQuoted = earlier(firstQuoted, terms.quotedAt());
      lastQuoted = terms.quotedAt().isAfter(lastQuoted) ? terms.quotedAt() : lastQuoted;
      if (quote.verdict().standing() == Standing.CURRENT) {
        offers.add(offer(quote, rates));
      }
    }
    offers.sort(BY_PRICE);
    return new Enquiry(
        id,
        trip,
        any.customer().key(),
        any.dropOff().group(),
        any.classFamily(),
        firstPickup,
        lastPickup,
        quotes.size(),
        offers,
        bestOfEachCurrency(offers),
        firstQuoted,
        lastQuoted,
        anchor,
        birth,
        Stamp.NONE);
  }

  /** The first of each currency: offers are sorted by currency, then price. */
  private static List<Offer> bestOfEachCurrency(List<Offer> offers) {
    List<Offer> best = new ArrayList<>(1);
    Money last = null;
    for (Offer offer : offers) {
      if (last == null || !last.currency().equals(offer.compared().currency())) {
        best.add(offer);
      }
      last = offer.compared();
    }
    return best;
  }

  private static Offer offer(Quote quote, ExchangeRates rates) {
    QuoteTerms terms = quote.terms();
    Money comparable = rates.convert(terms.price(), utcDay(terms.quotedAt())).orElse(null);
    return new Offer(
        quote.id(), terms.broker(), terms.carClass(), terms.price(), terms.quotedAt(), comparable);
  }

  /** Not by {@link LocalDate#ofInstant}: it makes rules for the zone at every call. */
  private static LocalDate utcDay(Instant instant) {
    return LocalDate.ofEpochDay(Math.floorDiv(instant.getEpochSecond(), SECONDS_OF_A_DAY));
  }

  private static <T extends Comparable<? super T>> T earlier(T one, T two) {
    return one.compareTo(two) <= 0 ? one : two;
  }
}
