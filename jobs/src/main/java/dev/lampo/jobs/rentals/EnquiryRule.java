package dev.lampo.jobs.rentals;

import dev.lampo.model.Quote;
import dev.lampo.model.QuoteTerms;
import java.io.Serializable;
import java.util.List;

/**
 * Decides which of one trip's quotes answer the same wish. Both methods are pure: they depend on
 * the quotes' terms alone, never on order or time, so stream and batch agree.
 */
public interface EnquiryRule extends Serializable {
  /** Quotes with unequal block keys are never the same wish; keeps decisions local. */
  Object block(QuoteTerms terms);

  /**
   * The wishes of one block: every quote in exactly one part. The order of parts and of quotes
   * inside them does not matter.
   *
   * @param quotes live quotes of one trip and one block, at least one
   */
  List<List<Quote>> partition(List<Quote> quotes);

  /** Names rule and settings; another fingerprint decides everything anew. */
  String fingerprint();
}
