package dev.lampo.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneOffset;

/**
 * What a broker offered: one price for one rental. The content of a quote, without anything that
 * the grid concluded from it.
 *
 * @param broker code in {@code config/reference/brokers.csv}
 * @param pickup where and when the car is taken
 * @param dropOff where and when it is returned, after the pickup
 * @param carClass ACRISS code, four capital letters
 * @param classFamily the code's family in {@code config/reference/car-classes.csv}; offers of one
 *     family answer the same wish
 * @param price for the whole rental
 * @param quotedAt when the broker made the offer
 */
public record QuoteTerms(
    String broker,
    Customer customer,
    Stop pickup,
    Stop dropOff,
    String carClass,
    String classFamily,
    Money price,
    Instant quotedAt) {
  /** Refuses nulls. */
  public QuoteTerms {
    requireNonNull(broker, "broker is null");
    requireNonNull(customer, "customer is null");
    requireNonNull(pickup, "pickup is null");
    requireNonNull(dropOff, "dropOff is null");
    requireNonNull(carClass, "carClass is null");
    requireNonNull(classFamily, "classFamily is null");
    requireNonNull(price, "price is null");
    requireNonNull(quotedAt, "quotedAt is null");
  }

  /** Where the quotes and bookings of this rental meet. */
  public TripKey trip() {
    return new TripKey(pickup.group(), pickup.at().toLocalDate());
  }

  /**
   * Fingerprint of what the broker said; what reference files derive from it stays out. Times go in
   * as numbers: writing them out would take longer than reading the whole record.
   */
  public long contentHash() {
    return new ContentHash()
        .add(broker)
        .add(customer.key())
        .add(customer.name())
        .add(customer.email())
        .add(customer.phone())
        .add(pickup.station())
        .add(pickup.at().toEpochSecond(ZoneOffset.UTC))
        .add(dropOff.station())
        .add(dropOff.at().toEpochSecond(ZoneOffset.UTC))
        .add(carClass)
        .add(price.amount().toPlainString())
        .add(price.currency())
        .add(quotedAt.getEpochSecond())
        .add(quotedAt.getNano())
        .value();
  }
}
