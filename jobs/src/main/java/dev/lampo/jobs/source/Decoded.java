package dev.lampo.jobs.source;

import dev.lampo.model.Delivery;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.Reject;

/** What a record turned out to be. */
public sealed interface Decoded {
  /** A quote or the deletion of one. */
  record Accepted(Delivery<QuoteTerms> delivery) implements Decoded {}

  /**
   * A record that cannot be used, not yet stamped.
   *
   * @param recordId which record it is, where that could be told; else null
   */
  record Rejected(Reject reject, String recordId) implements Decoded {}
}
