package dev.lampo.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One customer's wish for one rental, answered by the quotes of many brokers.
 *
 * @param id lasts as long as any of its quotes: {@code docs/decisions/0003} says how it is chosen
 * @param customer {@link Customer#key()} of its quotes
 * @param returnGroup station group of the return
 * @param classFamily family of the car classes offered
 * @param firstPickupAt earliest pickup among its quotes, wall clock
 * @param lastPickupAt latest pickup among its quotes, wall clock
 * @param quotes how many live quotes it holds, of any standing
 * @param offers its current quotes, by {@link Offer#compared} within its currency, then by quote id
 * @param best the cheapest offer of each currency that offers are compared in, by currency: of the
 *     reporting currency where there are rates, and of each currency without a rate
 * @param firstQuotedAt when the first of its live quotes was made
 * @param lastQuotedAt when the last of its live quotes was made
 * @param anchor id of the quote that carries the enquiry's id
 * @param birth order in which the trip's enquiries were first published; on a merge the lowest wins
 * @param stamp when the grid last changed it, see {@link Stamp}
 */
public record Enquiry(
    String id,
    TripKey trip,
    String customer,
    String returnGroup,
    String classFamily,
    LocalDateTime firstPickupAt,
    LocalDateTime lastPickupAt,
    int quotes,
    List<Offer> offers,
    List<Offer> best,
    Instant firstQuotedAt,
    Instant lastQuotedAt,
    String anchor,
    long birth,
    long stamp) {
  /** Refuses nulls and copies the lists. */
  public Enquiry {
    requireNonNull(id, "id is null");
    requireNonNull(trip, "trip is null");
    requireNonNull(customer, "customer is null");
    requireNonNull(anchor, "anchor is null");
    offers = List.copyOf(offers);
    best = List.copyOf(best);
  }

  /** The same enquiry, last changed at another stamp. */
  public Enquiry stamped(long newStamp) {
    return newStamp == stamp
        ? this
        : new Enquiry(
            id,
            trip,
            customer,
            returnGroup,
            classFamily,
            firstPickupAt,
            lastPickupAt,
            quotes,
            offers,
            best,
            firstQuotedAt,
            lastQuotedAt,
            anchor,
            birth,
            newStamp);
  }

  /** How many brokers have a current offer. */
  public int brokers() {
    return (int) offers.stream().map(Offer::broker).distinct().count();
  }

  /** The cheapest offer where all offers can be compared, else null. */
  public Offer onlyBest() {
    return best.size() == 1 ? best.get(0) : null;
  }

  /** The cheapest offer of each currency in words, such as {@code 120.5 EUR by italcar}. */
  public String bestByCurrency() {
    return best.stream().map(Enquiry::inWords).collect(Collectors.joining("; "));
  }

  private static String inWords(Offer offer) {
    boolean converted = !offer.compared().currency().equals(offer.price().currency());
    return offer.price()
        + (converted ? " (" + offer.compared() + ")" : "")
        + " by "
        + offer.broker();
  }
}
