package dev.lampo.demo.traffic;

import static java.util.Objects.requireNonNull;

import dev.lampo.model.Money;
import dev.lampo.model.Standing;

/**
 * What the grid must hold of one quote.
 *
 * @param id record id in the grid, source name included
 * @param version of the content held; of a table the number of the change, from one
 * @param live whether its source still has it
 * @param trip {@code GROUP/yyyy-mm-dd}
 * @param inFavourOf id of the quote that counts instead, or null
 * @param deliveries how many times it was sent, deletions included
 */
public record QuoteTruth(
    String id,
    long version,
    boolean live,
    String trip,
    Money price,
    Standing standing,
    String inFavourOf,
    int deliveries)
    implements TruthRow {
  /** Refuses nulls other than inFavourOf. */
  public QuoteTruth {
    requireNonNull(id, "id is null");
    requireNonNull(trip, "trip is null");
    requireNonNull(price, "price is null");
    requireNonNull(standing, "standing is null");
  }
}
