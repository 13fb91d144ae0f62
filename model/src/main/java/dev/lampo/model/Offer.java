package dev.lampo.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A current quote as its enquiry shows it.
 *
 * @param quoteId record id of the quote
 */
public record Offer(String quoteId, String broker, String carClass, Money price, Instant quotedAt) {
  /** Refuses nulls. */
  public Offer {
    requireNonNull(quoteId, "quoteId is null");
    requireNonNull(broker, "broker is null");
    requireNonNull(carClass, "carClass is null");
    requireNonNull(price, "price is null");
    requireNonNull(quotedAt, "quotedAt is null");
  }
}
