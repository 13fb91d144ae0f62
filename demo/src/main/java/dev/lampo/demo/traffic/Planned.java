package dev.lampo.demo.traffic;

import dev.lampo.model.QuoteTerms;
import dev.lampo.model.RejectCause;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A delivery that waits for its turn.
 *
 * @param due about which record of the traffic it will be
 * @param order decides between deliveries that are due together
 * @param channel by which it goes
 * @param party whose truth it belongs to; null for a broken record
 * @param says what it says about its record
 * @param value made when its turn comes, for some are large; gives null for a deletion
 */
record Planned(
    long due,
    long order,
    Channel channel,
    Party party,
    String key,
    String partitionKey,
    Says says,
    Supplier<byte[]> value,
    Map<String, String> headers) {

  static final Comparator<Planned> IN_TURN =
      Comparator.comparingLong(Planned::due).thenComparingLong(Planned::order);

  /** What a delivery means. */
  sealed interface Says {}

  /** The record has this content and answers this wish. */
  record Offers(long version, QuoteTerms terms, Wish wish) implements Says {}

  /** The record is gone since this version. */
  record Deletes(long version) implements Says {}

  /** Nobody can use it. */
  record Broken(RejectCause cause) implements Says {}

  Planned again(long later, long newOrder, String newPartitionKey) {
    return new Planned(later, newOrder, channel, party, key, newPartitionKey, says, value, headers);
  }
}
