package dev.lampo.jobs.rentals;

import dev.lampo.model.Lineage;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.TripKey;

/** What the versions hop tells a trip about one of its quotes. */
public sealed interface TripInput {
  /** The trip that is told. */
  TripKey trip();

  /** Record id of the quote. */
  String quoteId();

  /** The quote is in this trip with this content. */
  record Place(TripKey trip, String quoteId, QuoteTerms terms, Lineage lineage)
      implements TripInput {}

  /** The content is as before; deliveries were counted or the record was deleted. */
  record Amend(TripKey trip, String quoteId, Lineage lineage) implements TripInput {}

  /** The quote has moved to another trip, which alone writes its row from now on. */
  record Leave(TripKey trip, String quoteId) implements TripInput {}
}
