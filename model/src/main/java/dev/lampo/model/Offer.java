package dev.lampo.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A current quote as its enquiry shows it.
 *
 * @param quoteId record id of the quote
 * @param comparable the price in the reporting currency by the rate of the day of the quote; null
 *     where there is no rate: then it is compared within its own currency alone
 */
public record Offer(
    String quoteId,
    String broker,
    String carClass,
    Money price,
    Instant quotedAt,
    Money comparable) {
  /** An offer that is compared within its own currency. */
  public Offer(String quoteId, String broker, String carClass, Money price, Instant quotedAt) {
    this(quoteId, broker, carClass, price, quotedAt, null);
  }

  /** Refuses nulls. */
  public Offer {
    requireNonNull(quoteId, "quoteId is null");
    requireNonNull(broker, "broker is null");
    requireNonNull(carClass, "carClass is null");
    requireNonNull(price, "price is null");
    requireNonNull(quotedAt, "quotedAt is null");
  }

  /** What it is compared by. */
  public Money compared() {
    return comparable == null ? price : comparable;
  }
}
