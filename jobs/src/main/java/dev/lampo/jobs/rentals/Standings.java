package dev.lampo.jobs.rentals;

import dev.lampo.model.Quote;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.Standing;
import dev.lampo.model.Verdict;
import dev.lampo.model.Verdict.Reason;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which quotes of one enquiry count: of each broker and car class the newest. A pure function of
 * the quotes.
 */
final class Standings {
  /** Newer last: by the broker's time, then by version, then by id so that there is no tie. */
  static final Comparator<Quote> BY_AGE =
      Comparator.comparing((Quote quote) -> quote.terms().quotedAt())
          .thenComparing(quote -> quote.lineage().version())
          .thenComparing(Quote::id);

  private final Map<Product, Quote> newest = new HashMap<>();
  private final Map<Product, Integer> offers = new HashMap<>();

  private record Product(String broker, String carClass) {}

  /** Looks at all live quotes of one enquiry. */
  Standings(List<Quote> quotes) {
    for (Quote quote : quotes) {
      Product product = product(quote);
      newest.merge(product, quote, (one, two) -> BY_AGE.compare(one, two) >= 0 ? one : two);
      offers.merge(product, 1, Integer::sum);
    }
  }

  /** The verdict on one of these quotes. */
  Verdict of(Quote quote, String enquiryId) {
    Product product = product(quote);
    Quote current = newest.get(product);
    if (current.id().equals(quote.id())) {
      Reason reason = offers.get(product) == 1 ? Reason.ONLY_OFFER : Reason.NEWEST_OFFER;
      return new Verdict(Standing.CURRENT, reason, null, enquiryId);
    }
    return saysTheSame(quote.terms(), current.terms())
        ? new Verdict(Standing.DUPLICATE, Reason.SAME_OFFER_TWICE, current.id(), enquiryId)
        : new Verdict(Standing.SUPERSEDED, Reason.NEWER_OFFER_OF_BROKER, current.id(), enquiryId);
  }

  /** The verdict on a quote that its source deleted. */
  static Verdict withdrawn() {
    return new Verdict(Standing.WITHDRAWN, Reason.DELETED_AT_SOURCE, null, null);
  }

  private static boolean saysTheSame(QuoteTerms one, QuoteTerms two) {
    return one.price().equals(two.price())
        && one.quotedAt().equals(two.quotedAt())
        && one.pickup().equals(two.pickup())
        && one.dropOff().equals(two.dropOff());
  }

  private static Product product(Quote quote) {
    return new Product(quote.terms().broker(), quote.terms().carClass());
  }
}
