package dev.lampo.jobs.rentals;

import dev.lampo.model.ExchangeRates;
import java.io.Serializable;

/**
 * What a trip is decided by; all of it is frozen for a run.
 *
 * @param wishes which quotes answer the same wish
 * @param rates by which offers in different currencies are compared
 */
public record TripRules(EnquiryRule wishes, ExchangeRates rates) implements Serializable {
  /** Rules without rates: every currency stands for itself. */
  public static TripRules of(EnquiryRule wishes) {
    return new TripRules(wishes, ExchangeRates.NONE);
  }
}
