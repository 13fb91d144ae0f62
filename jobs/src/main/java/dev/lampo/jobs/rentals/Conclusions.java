package dev.lampo.jobs.rentals;

import dev.lampo.model.Enquiry;
import dev.lampo.model.EnquiryAlias;
import dev.lampo.model.Quote;

/** Receives the absolute states that a trip concludes; every one replaces what was before. */
public interface Conclusions {
  /** Stamp for everything that is concluded now. */
  long stamp();

  /** A quote's row is now this. */
  void quote(Quote quote);

  /** An enquiry's row is now this. */
  void enquiry(Enquiry enquiry);

  /** An enquiry is no more; its id leads elsewhere. */
  void alias(EnquiryAlias alias);

  /** A restored row was found right and stays as it is, stamp included. */
  void confirmed(Quote quote);

  /** A restored row was found right and stays as it is, stamp included. */
  void confirmed(Enquiry enquiry);
}
