package dev.lampo.jobs.rentals;

import dev.lampo.model.Enquiry;
import dev.lampo.model.Quote;
import dev.lampo.model.TripKey;
import dev.lampo.model.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The answer of a batch: one trip's quotes decided at once, from nothing but the quotes. The stream
 * must have come to the same, ids aside.
 *
 * @param wishes the trip's wishes, each as an enquiry's row without id and with its quotes
 * @param verdicts by quote id, without enquiry ids; withdrawn quotes included
 */
public record BatchResolution(List<Wish> wishes, Map<String, Verdict> verdicts) {
  private static final String NO_ID = "";

  /** Copies the collections. */
  public BatchResolution {
    wishes = List.copyOf(wishes);
    verdicts = Map.copyOf(verdicts);
  }

  /**
   * One wish.
   *
   * @param quoteIds its live quotes
   * @param row the enquiry with empty id and anchor, birth zero, no stamp
   */
  public record Wish(List<String> quoteIds, Enquiry row) {}

  /** Decides the quotes of one trip, in whatever order they come. */
  public static BatchResolution of(TripKey trip, List<Quote> quotes, TripRules rules) {
    Map<Object, List<Quote>> blocks = new HashMap<>();
    Map<String, Verdict> verdicts = new HashMap<>();
    for (Quote quote : quotes) {
      if (quote.live()) {
        blocks
            .computeIfAbsent(rules.wishes().block(quote.terms()), any -> new ArrayList<>())
            .add(quote);
      } else {
        verdicts.put(quote.id(), Standings.withdrawn());
      }
    }
    List<Wish> wishes = new ArrayList<>();
    for (List<Quote> block : blocks.values()) {
      rules
          .wishes()
          .partition(block)
          .forEach(part -> wishes.add(wish(trip, part, rules, verdicts)));
    }
    return new BatchResolution(wishes, verdicts);
  }

  /** An enquiry's row as it can be compared with {@link Wish#row}: what history gave is blanked. */
  public static Enquiry withoutHistory(Enquiry enquiry) {
    return new Enquiry(
        NO_ID,
        enquiry.trip(),
        enquiry.customer(),
        enquiry.returnGroup(),
        enquiry.classFamily(),
        enquiry.firstPickupAt(),
        enquiry.lastPickupAt(),
        enquiry.quotes(),
        enquiry.offers(),
        enquiry.best(),
        enquiry.firstQuotedAt(),
        enquiry.lastQuotedAt(),
        NO_ID,
        0,
        0);
  }

  private static Wish wish(
      TripKey trip, List<Quote> part, TripRules rules, Map<String, Verdict> verdicts) {
    Standings standings = new Standings(part);
    List<Quote> judged = new ArrayList<>(part.size());
    for (Quote quote : part) {
      Verdict verdict = standings.of(quote, null);
      verdicts.put(quote.id(), verdict);
      judged.add(new Quote(quote.id(), quote.terms(), quote.lineage(), verdict, 0, quote.stamp()));
    }
    return new Wish(
        part.stream().map(Quote::id).sorted().toList(),
        Enquiries.of(trip, NO_ID, NO_ID, 0, judged, rules.rates()));
  }
}
