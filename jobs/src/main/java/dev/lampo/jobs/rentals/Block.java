package dev.lampo.jobs.rentals;

import static java.util.Comparator.comparingLong;

import dev.lampo.model.Enquiry;
import dev.lampo.model.EnquiryAlias;
import dev.lampo.model.Quote;
import dev.lampo.model.Stamp;
import dev.lampo.model.TripKey;
import dev.lampo.model.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The quotes of one trip that may be the same wish, and the enquiries that they make up. After each
 * change the whole block is decided anew, so the parts depend on the quotes alone; ids go to the
 * parts as {@code docs/decisions/0003} says.
 */
final class Block {
  private final Map<String, Quote> quotes = new LinkedHashMap<>(4);
  private List<Claim> claims = new ArrayList<>(1);

  /** What its quotes have in common, by the rule. */
  final Object key;

  /** Whether it waits for being decided; its trip sets this. */
  boolean touched;

  Block(Object key) {
    this.key = key;
  }

  /** An enquiry's right to its id: the quote that carries it, and the row last published. */
  private static final class Claim {
    final String id;
    final long birth;
    String anchor;
    Enquiry published;

    Claim(String id, long birth, String anchor, Enquiry published) {
      this.id = id;
      this.birth = birth;
      this.anchor = anchor;
      this.published = published;
    }
  }

  void put(Quote quote) {
    quotes.put(quote.id(), quote);
  }

  void remove(String quoteId) {
    quotes.remove(quoteId);
  }

  boolean isEmpty() {
    return quotes.isEmpty() && claims.isEmpty();
  }

  /** Takes over an enquiry as it was published; the next decision keeps, moves or ends it. */
  void adopt(Enquiry enquiry) {
    claims.add(new Claim(enquiry.id(), enquiry.birth(), enquiry.anchor(), enquiry));
  }

  /** Gives up the enquiries that only this quote held, so that they can follow it. */
  List<Enquiry> releaseHeldOnlyBy(Quote quote) {
    String enquiryId = quote.verdict().enquiryId();
    boolean shared =
        quotes.values().stream().anyMatch(other -> enquiryIs(other, enquiryId) && other != quote);
    List<Enquiry> released = new ArrayList<>(1);
    if (!shared) {
      claims.removeIf(claim -> claim.id.equals(enquiryId) && released.add(claim.published));
    }
    return released;
  }

  /**
   * Decides the block and publishes what is not as published before.
   *
   * @param confirm whether to confirm rows that are right already
   * @return the quotes whose row changed, for the trip to keep
   */
  Collection<Quote> decide(
      TripKey trip, TripRules rules, BirthCounter births, boolean confirm, Conclusions out) {
    List<List<Quote>> parts =
        quotes.isEmpty() ? List.of() : rules.wishes().partition(List.copyOf(quotes.values()));
    Map<List<Quote>, List<Claim>> claimsOfPart = assignClaims(trip, parts, out);
    List<Claim> kept = new ArrayList<>(parts.size());
    List<Quote> changed = new ArrayList<>();
    for (List<Quote> part : parts) {
      Claim winner = settle(trip, part, claimsOfPart.get(part), births, out);
      kept.add(winner);
      publish(trip, part, winner, rules, confirm, changed, out);
    }
    claims = kept;
    return changed;
  }

  /** Next birth number of the trip. */
  interface BirthCounter {
    long next();
  }

  private Map<List<Quote>, List<Claim>> assignClaims(
      TripKey trip, List<List<Quote>> parts, Conclusions out) {
    Map<String, List<Quote>> partOf = new HashMap<>();
    for (List<Quote> part : parts) {
      part.forEach(quote -> partOf.put(quote.id(), part));
    }
    Map<List<Quote>, List<Claim>> claimsOfPart = new IdentityHashMap<>();
    for (Claim claim : claims) {
      String former = claim.anchor;
      if (!partOf.containsKey(former)) {
        claim.anchor = heir(claim.id);
      }
      if (claim.anchor == null) {
        out.alias(new EnquiryAlias(claim.id, trip, null, former, out.stamp()));
      } else {
        claimsOfPart
            .computeIfAbsent(partOf.get(claim.anchor), part -> new ArrayList<>(1))
            .add(claim);
      }
    }
    return claimsOfPart;
  }

  /** Of the quotes that are still in the enquiry the oldest, or null. */
  private String heir(String enquiryId) {
    return quotes.values().stream()
        .filter(quote -> enquiryIs(quote, enquiryId))
        .min(Standings.BY_AGE)
        .map(Quote::id)
        .orElse(null);
  }

  private Claim settle(
      TripKey trip, List<Quote> part, List<Claim> claimants, BirthCounter births, Conclusions out) {
    if (claimants == null) {
      return found(part, births);
    }
    claimants.sort(comparingLong((Claim claim) -> claim.birth).thenComparing(claim -> claim.id));
    Claim winner = claimants.get(0);
    for (Claim loser : claimants.subList(1, claimants.size())) {
      out.alias(new EnquiryAlias(loser.id, trip, winner.id, loser.anchor, out.stamp()));
    }
    return winner;
  }

  private Claim found(List<Quote> part, BirthCounter births) {
    Quote oldest = part.stream().min(Standings.BY_AGE).orElseThrow();
    Quote founder = quotes.get(oldest.id());
    Quote named =
        new Quote(
            founder.id(),
            founder.terms(),
            founder.lineage(),
            founder.verdict(),
            founder.births() + 1,
            founder.stamp());
    quotes.put(named.id(), named);
    return new Claim(enquiryId(named), births.next(), named.id(), null);
  }

  /**
   * {@code E-} and the founder's id; a founder that has changed its trip or founded before adds
   * both numbers, so that no two foundations share a name.
   */
  static String enquiryId(Quote founder) {
    int moves = founder.lineage().moves();
    String again = moves == 0 && founder.births() == 1 ? "" : "." + moves + "." + founder.births();
    return "E-" + founder.id() + again;
  }

  private void publish(
      TripKey trip,
      List<Quote> part,
      Claim claim,
      TripRules rules,
      boolean confirm,
      List<Quote> changed,
      Conclusions out) {
    Standings standings = new Standings(part);
    List<Quote> decided = new ArrayList<>(part.size());
    for (Quote before : part) {
      Quote held = quotes.get(before.id());
      Quote after = judged(held, standings, claim.id);
      decided.add(after);
      publishQuote(before, after, confirm, changed, out);
    }
    Enquiry enquiry =
        Enquiries.of(trip, claim.id, claim.anchor, claim.birth, decided, rules.rates());
    claim.published = publishEnquiry(claim.published, enquiry, confirm, out);
  }

  private static Quote judged(Quote quote, Standings standings, String enquiryId) {
    Verdict verdict = standings.of(quote, enquiryId);
    return verdict.equals(quote.verdict())
        ? quote
        : new Quote(
            quote.id(), quote.terms(), quote.lineage(), verdict, quote.births(), quote.stamp());
  }

  private void publishQuote(
      Quote before, Quote after, boolean confirm, List<Quote> changed, Conclusions out) {
    if (!after.equals(before) || before.stamp() == Stamp.NONE) {
      Quote stamped = after.stamped(out.stamp());
      quotes.put(stamped.id(), stamped);
      changed.add(stamped);
      out.quote(stamped);
    } else if (confirm) {
      out.confirmed(before);
    }
  }

  private static Enquiry publishEnquiry(
      Enquiry before, Enquiry after, boolean confirm, Conclusions out) {
    if (before == null || !after.stamped(before.stamp()).equals(before)) {
      Enquiry stamped = after.stamped(out.stamp());
      out.enquiry(stamped);
      return stamped;
    }
    if (confirm) {
      out.confirmed(before);
    }
    return before;
  }

  private static boolean enquiryIs(Quote quote, String enquiryId) {
    return enquiryId != null && enquiryId.equals(quote.verdict().enquiryId());
  }
}
