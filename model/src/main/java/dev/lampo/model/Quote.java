package dev.lampo.model;

import static java.util.Objects.requireNonNull;

/**
 * One quote as the grid holds it: what the broker offered, how it came, what the trip concluded.
 *
 * @param id record id, {@link Delivery#recordId}
 * @param births how many enquiries were named after this quote in its present trip; keeps their ids
 *     apart
 * @param stamp when the grid last changed it, see {@link Stamp}
 */
public record Quote(
    String id, QuoteTerms terms, Lineage lineage, Verdict verdict, int births, long stamp) {
  /** Refuses nulls. */
  public Quote {
    requireNonNull(id, "id is null");
    requireNonNull(terms, "terms is null");
    requireNonNull(lineage, "lineage is null");
    requireNonNull(verdict, "verdict is null");
  }

  /** Whether it is an offer somebody could still take: not withdrawn at its source. */
  public boolean live() {
    return lineage.live();
  }

  /** The same quote, last changed at another stamp. */
  public Quote stamped(long newStamp) {
    return newStamp == stamp ? this : new Quote(id, terms, lineage, verdict, births, newStamp);
  }

  /** Name of the source that delivered it. */
  public String source() {
    return id.substring(0, id.indexOf(':'));
  }
}
