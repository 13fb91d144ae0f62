package dev.lampo.jobs;

import dev.lampo.model.Money;
import dev.lampo.model.Quote;
import dev.lampo.model.QuoteTerms;
import java.time.Instant;

/** Quotes that differ from others in one of their terms alone. */
public final class OtherTerms {
  private OtherTerms() {}

  public static Quote withPrice(Quote quote, String amount) {
    QuoteTerms terms = quote.terms();
    return with(quote, Money.of(amount, terms.price().currency()), terms.quotedAt());
  }

  public static Quote withQuotedAt(Quote quote, Instant quotedAt) {
    return with(quote, quote.terms().price(), quotedAt);
  }

  private static Quote with(Quote quote, Money price, Instant quotedAt) {
    QuoteTerms terms = quote.terms();
    return new Quote(
        quote.id(),
        new QuoteTerms(
            terms.broker(),
            terms.customer(),
            terms.pickup(),
            terms.dropOff(),
            terms.carClass(),
            terms.classFamily(),
            price,
            quotedAt),
        quote.lineage(),
        quote.verdict(),
        quote.births(),
        quote.stamp());
  }
}
