package dev.lampo.jobs.rentals;

import static java.util.Objects.requireNonNull;

import dev.lampo.model.Quote;
import dev.lampo.model.QuoteTerms;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The deterministic rule: same customer key, same return group and day, same class family, and
 * pickup times that follow each other by steps of at most the tolerance.
 *
 * @param pickupTolerance how far apart two brokers may write down the same pickup
 */
public record SameRental(Duration pickupTolerance) implements EnquiryRule {
  private static final Comparator<Quote> BY_PICKUP =
      Comparator.comparing((Quote quote) -> quote.terms().pickup().at()).thenComparing(Quote::id);

  /** Refuses a negative tolerance. */
  public SameRental {
    requireNonNull(pickupTolerance, "pickupTolerance is null");
    if (pickupTolerance.isNegative()) {
      throw new IllegalArgumentException("pickupTolerance is negative: " + pickupTolerance);
    }
  }

  private record Block(
      String customer, String returnGroup, LocalDate returnDay, String classFamily) {}

  @Override
  public Object block(QuoteTerms terms) {
    return new Block(
        terms.customer().key(),
        terms.dropOff().group(),
        terms.dropOff().at().toLocalDate(),
        terms.classFamily());
  }

  @Override
  public List<List<Quote>> partition(List<Quote> quotes) {
    if (quotes.size() == 1) {
      return List.of(quotes);
    }
    List<Quote> sorted = new ArrayList<>(quotes);
    sorted.sort(BY_PICKUP);
    List<List<Quote>> parts = new ArrayList<>();
    LocalDateTime last = null;
    for (Quote quote : sorted) {
      LocalDateTime at = quote.terms().pickup().at();
      if (last == null || last.plus(pickupTolerance).isBefore(at)) {
        parts.add(new ArrayList<>());
      }
      parts.get(parts.size() - 1).add(quote);
      last = at;
    }
    return parts;
  }

  @Override
  public String fingerprint() {
    return "same-rental-1:" + pickupTolerance;
  }
}
