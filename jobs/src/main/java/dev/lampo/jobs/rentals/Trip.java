package dev.lampo.jobs.rentals;

import dev.lampo.model.Enquiry;
import dev.lampo.model.EnquiryAlias;
import dev.lampo.model.Lineage;
import dev.lampo.model.Quote;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.Stamp;
import dev.lampo.model.TripKey;
import dev.lampo.model.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Hop 2: one trip's quotes and the enquiries they make up. Takes what the versions hop tells, and
 * publishes absolute states of what changes.
 *
 * <p>The enquiries are a pure function of the live quotes: whatever the order in which quotes came,
 * changed, left or were restored, the same quotes make the same parts, standings and best offers.
 * Ids follow the history ({@code docs/decisions/0003}).
 *
 * <p>Not thread-safe: a trip belongs to one processor.
 */
public final class Trip {
  private final TripKey key;
  private final TripRules rules;
  private final Map<String, Quote> quotes = new HashMap<>();
  private final Map<Object, Block> blocks = new HashMap<>();
  private final List<Block> undecided = new ArrayList<>(0);
  private final List<String> withdrawn = new ArrayList<>(0);
  private List<Enquiry> restored = new ArrayList<>(0);
  private long births;

  /** An empty trip. */
  public Trip(TripKey key, TripRules rules) {
    this.key = key;
    this.rules = rules;
  }

  /** Which trip it is. */
  public TripKey key() {
    return key;
  }

  /** Whether nothing is known of this trip any more. */
  public boolean isEmpty() {
    return quotes.isEmpty() && blocks.isEmpty();
  }

  /** Number of quotes held, withdrawn ones included. */
  public int size() {
    return quotes.size();
  }

  /** Takes what the versions hop tells; {@link #conclude} must follow, at once or after more. */
  public void accept(TripInput input) {
    if (input instanceof TripInput.Place place) {
      place(place);
    } else if (input instanceof TripInput.Amend amend) {
      amend(amend);
    } else {
      leave(input.quoteId());
    }
  }

  /**
   * Decides what was touched since the last time and publishes what follows: an enquiry is written
   * once, however many of its quotes came together.
   */
  public void conclude(Conclusions out) {
    for (Block block : undecided) {
      block.touched = false;
      decide(block, false, out);
      if (block.isEmpty()) {
        blocks.remove(block.key, block);
      }
    }
    undecided.clear();
    for (String quoteId : withdrawn) {
      Quote quote = quotes.get(quoteId);
      if (quote != null && !quote.live()) {
        withdraw(quote, false, out);
      }
    }
    withdrawn.clear();
  }

  /** Takes over a stored quote; {@link #finishRestore} must follow. */
  public void restore(Quote stored) {
    quotes.put(stored.id(), stored);
    if (stored.live()) {
      blockOf(stored.terms()).put(stored);
    }
  }

  /** Takes over a stored enquiry; {@link #finishRestore} must follow. */
  public void restore(Enquiry stored) {
    births = Math.max(births, stored.birth());
    restored.add(stored);
  }

  /**
   * Decides everything that was restored, confirms the rows that are right and publishes the
   * others: a run that died in the middle of a change leaves nothing half done.
   */
  public void finishRestore(Conclusions out) {
    for (Enquiry enquiry : restored) {
      Block home = homeOf(enquiry);
      if (home == null) {
        out.alias(new EnquiryAlias(enquiry.id(), key, null, enquiry.anchor(), out.stamp()));
      } else {
        home.adopt(enquiry);
      }
    }
    restored = new ArrayList<>(0);
    List.copyOf(blocks.values()).forEach(block -> decide(block, true, out));
    List.copyOf(quotes.values()).stream()
        .filter(quote -> !quote.live())
        .forEach(quote -> withdraw(quote, true, out));
  }

  private void place(TripInput.Place place) {
    Quote before = quotes.get(place.quoteId());
    int births = before == null ? 0 : before.births();
    Verdict verdict = before == null ? Standings.withdrawn() : before.verdict();
    change(
        before,
        new Quote(place.quoteId(), place.terms(), place.lineage(), verdict, births, Stamp.NONE));
  }

  private void amend(TripInput.Amend amend) {
    Quote before = quotes.get(amend.quoteId());
    if (before == null) {
      throw new IllegalStateException(
          "trip " + key + " does not hold quote " + amend.quoteId() + " that is amended");
    }
    Lineage lineage = amend.lineage();
    change(
        before,
        new Quote(
            before.id(), before.terms(), lineage, before.verdict(), before.births(), Stamp.NONE));
  }

  private void change(Quote before, Quote after) {
    Block from = before == null || !before.live() ? null : blockOf(before.terms());
    Block to = after.live() ? blockOf(after.terms()) : null;
    quotes.put(after.id(), after);
    if (from != null && from != to) {
      if (to != null) {
        from.releaseHeldOnlyBy(before).forEach(to::adopt);
      }
      from.remove(before.id());
      touch(from);
    }
    if (to == null) {
      withdrawn.add(after.id());
    } else {
      to.put(after);
      touch(to);
    }
  }

  private void leave(String quoteId) {
    Quote gone = quotes.remove(quoteId);
    if (gone == null || !gone.live()) {
      return;
    }
    Block block = blockOf(gone.terms());
    block.remove(quoteId);
    touch(block);
  }

  private void touch(Block block) {
    if (!block.touched) {
      block.touched = true;
      undecided.add(block);
    }
  }

  private void decide(Block block, boolean confirm, Conclusions out) {
    Collection<Quote> changed = block.decide(key, rules, () -> ++births, confirm, out);
    changed.forEach(quote -> quotes.put(quote.id(), quote));
  }

  private void withdraw(Quote quote, boolean confirm, Conclusions out) {
    Verdict verdict = Standings.withdrawn();
    if (quote.stamp() != Stamp.NONE && quote.verdict().equals(verdict)) {
      if (confirm) {
        out.confirmed(quote);
      }
      return;
    }
    Quote row =
        new Quote(quote.id(), quote.terms(), quote.lineage(), verdict, quote.births(), out.stamp());
    quotes.put(row.id(), row);
    out.quote(row);
  }

  private Block homeOf(Enquiry enquiry) {
    Quote anchor = quotes.get(enquiry.anchor());
    if (anchor != null && anchor.live()) {
      return blockOf(anchor.terms());
    }
    return quotes.values().stream()
        .filter(quote -> quote.live() && enquiry.id().equals(quote.verdict().enquiryId()))
        .min(Standings.BY_AGE)
        .map(quote -> blockOf(quote.terms()))
        .orElse(null);
  }

  private Block blockOf(QuoteTerms terms) {
    return blocks.computeIfAbsent(rules.wishes().block(terms), Block::new);
  }
}
