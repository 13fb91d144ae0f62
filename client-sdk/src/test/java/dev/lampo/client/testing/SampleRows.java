package dev.lampo.client.testing;

import com.hazelcast.core.HazelcastInstance;
import dev.lampo.model.Customer;
import dev.lampo.model.Enquiry;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Lineage;
import dev.lampo.model.Marks;
import dev.lampo.model.Money;
import dev.lampo.model.Offer;
import dev.lampo.model.Quote;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.Standing;
import dev.lampo.model.Stop;
import dev.lampo.model.TripKey;
import dev.lampo.model.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Quotes and enquiries whose every field follows from a number. */
public final class SampleRows {
  /** Days that the pickups spread over. */
  public static final int DAYS = 37;

  /** The first of them. */
  public static final LocalDate FIRST_DAY = LocalDate.of(2026, 12, 1);

  private static final Instant QUOTED = Instant.parse("2026-11-22T10:00:00Z");

  private SampleRows() {}

  /** {@code s:00007} for seven: sorted as the numbers are. */
  public static String id(int number) {
    return String.format("s:%05d", number);
  }

  /** Five brokers, fifty customers, three stations in two groups, two currencies. */
  public static Quote quote(int number) {
    String station = List.of("FCO", "FCO-T3", "MXP").get(number % 3);
    String group = station.substring(0, 3);
    LocalDateTime at = FIRST_DAY.plusDays((number * 7919L) % DAYS).atTime(10, 30);
    QuoteTerms terms =
        new QuoteTerms(
            "broker" + number % 5,
            new Customer("c" + number % 50, number % 2 == 0 ? null : "Anna", null, null),
            new Stop(station, group, at),
            new Stop(station, group, at.plusDays(3)),
            "ECMR",
            "EC",
            Money.of(100 + number % 90 + ".45", number % 7 == 0 ? "PLN" : "EUR"),
            QUOTED.plusSeconds(number));
    Lineage lineage =
        new Lineage(number, 1, Lineage.NEVER, 1, Marks.NONE, QUOTED.plusSeconds(number), 1, 0);
    Verdict verdict =
        new Verdict(Standing.CURRENT, Verdict.Reason.ONLY_OFFER, null, "E-" + id(number));
    return new Quote(id(number), terms, lineage, verdict, 1, 1L << 32 | 1);
  }

  /** The wish that the quote of this number alone answers. */
  public static Enquiry enquiry(int number) {
    Quote quote = quote(number);
    QuoteTerms terms = quote.terms();
    Offer offer =
        new Offer(quote.id(), terms.broker(), terms.carClass(), terms.price(), terms.quotedAt());
    return new Enquiry(
        "E-" + quote.id(),
        new TripKey(terms.pickup().group(), terms.trip().day()),
        terms.customer().key(),
        terms.dropOff().group(),
        terms.classFamily(),
        terms.pickup().at(),
        terms.pickup().at(),
        1,
        List.of(offer),
        List.of(offer),
        terms.quotedAt(),
        terms.quotedAt(),
        quote.id(),
        number,
        quote.stamp());
  }

  /** Fills both maps with the rows of the numbers below this one. */
  public static void fill(HazelcastInstance grid, int count) {
    Map<String, Quote> quotes = new HashMap<>();
    Map<String, Enquiry> enquiries = new HashMap<>();
    for (int i = 0; i < count; i++) {
      Enquiry enquiry = enquiry(i);
      quotes.put(id(i), quote(i));
      enquiries.put(enquiry.id(), enquiry);
    }
    GridMaps.QUOTES.in(grid).putAll(quotes);
    GridMaps.ENQUIRIES.in(grid).putAll(enquiries);
  }
}
