package dev.lampo.jobs.rentals;

import dev.lampo.model.Enquiry;
import dev.lampo.model.EnquiryAlias;
import dev.lampo.model.Quote;
import dev.lampo.model.TripKey;
import dev.lampo.model.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Compares one trip's rows, in the maps and in the relational copy, with what a batch concludes
 * from the quotes. Not thread-safe.
 */
final class TripAudit {
  private static final String MAP_QUOTES = "map quotes";
  private static final String MAP_ENQUIRIES = "map enquiries";

  private final TripKey trip;
  private final TripRules rules;
  private final Map<String, Quote> quotes = new TreeMap<>();
  private final Map<String, Enquiry> enquiries = new TreeMap<>();
  private final Map<String, Quote> copiedQuotes = new TreeMap<>();
  private final Map<String, Enquiry> copiedEnquiries = new TreeMap<>();
  private final Map<String, EnquiryAlias> aliases = new TreeMap<>();
  private final Map<String, EnquiryAlias> copiedAliases = new TreeMap<>();

  TripAudit(TripKey trip, TripRules rules) {
    this.trip = trip;
    this.rules = rules;
  }

  void inMap(Object row) {
    if (row instanceof Quote quote) {
      quotes.put(quote.id(), quote);
    } else if (row instanceof Enquiry enquiry) {
      enquiries.put(enquiry.id(), enquiry);
    } else if (row instanceof EnquiryAlias alias) {
      aliases.put(alias.id(), alias);
    }
  }

  void inCopy(Object row) {
    if (row instanceof Quote quote) {
      copiedQuotes.put(quote.id(), quote);
    } else if (row instanceof Enquiry enquiry) {
      copiedEnquiries.put(enquiry.id(), enquiry);
    } else if (row instanceof EnquiryAlias alias) {
      copiedAliases.put(alias.id(), alias);
    }
  }

  /** Rows of the maps that are held against something: an alias only against its copy. */
  long compared(boolean withCopy) {
    return quotes.size() + enquiries.size() + (withCopy ? consulted(aliases).size() : 0);
  }

  /**
   * Reports every difference.
   *
   * @param withCopy whether there is a relational copy to compare with
   */
  void compare(boolean withCopy, Consumer<Difference> out) {
    BatchResolution batch = BatchResolution.of(trip, List.copyOf(quotes.values()), rules);
    quotes.values().forEach(quote -> compareQuote(quote, batch, out));
    compareWishes(batch, out);
    if (withCopy) {
      compareRows("table quotes", quotes, copiedQuotes, out);
      compareRows("table enquiries", enquiries, copiedEnquiries, out);
      compareRows("table enquiry_aliases", consulted(aliases), consulted(copiedAliases), out);
    }
  }

  /** An alias of a live enquiry is never consulted: it may be left over in the map. */
  private Map<String, EnquiryAlias> consulted(Map<String, EnquiryAlias> all) {
    Map<String, EnquiryAlias> consulted = new TreeMap<>(all);
    consulted.keySet().removeAll(enquiries.keySet());
    return consulted;
  }

  private void compareQuote(Quote quote, BatchResolution batch, Consumer<Difference> out) {
    long hash = quote.terms().contentHash();
    if (hash != quote.lineage().contentHash()) {
      report(out, MAP_QUOTES, quote.id(), "content hash", quote.lineage().contentHash(), hash);
    }
    Verdict expected = batch.verdicts().get(quote.id());
    Verdict found = quote.verdict();
    Verdict comparable = new Verdict(found.standing(), found.reason(), found.inFavourOf(), null);
    if (!expected.equals(comparable)) {
      report(out, MAP_QUOTES, quote.id(), "verdict", expected, comparable);
    }
  }

  private void compareWishes(BatchResolution batch, Consumer<Difference> out) {
    Map<String, Enquiry> unexplained = new HashMap<>(enquiries);
    for (BatchResolution.Wish wish : batch.wishes()) {
      String id = enquiryIdOf(wish, out);
      Enquiry found = id == null ? null : unexplained.remove(id);
      if (found == null) {
        report(
            out, MAP_ENQUIRIES, String.valueOf(id), "row", "the wish of " + wish.quoteIds(), null);
      } else if (!BatchResolution.withoutHistory(found).equals(wish.row())) {
        report(out, MAP_ENQUIRIES, id, "row", wish.row(), BatchResolution.withoutHistory(found));
      }
    }
    unexplained
        .keySet()
        .forEach(id -> report(out, MAP_ENQUIRIES, id, "row", null, enquiries.get(id)));
  }

  /** The one enquiry id of a wish's quotes; a difference where they name several. */
  private String enquiryIdOf(BatchResolution.Wish wish, Consumer<Difference> out) {
    TreeSet<String> named = new TreeSet<>();
    List<String> without = new ArrayList<>();
    for (String id : wish.quoteIds()) {
      String enquiry = quotes.get(id).verdict().enquiryId();
      if (enquiry == null) {
        without.add(id);
      } else {
        named.add(enquiry);
      }
    }
    if (named.size() != 1 || !without.isEmpty()) {
      report(
          out,
          MAP_QUOTES,
          wish.quoteIds().get(0),
          "enquiry",
          "one enquiry for " + wish.quoteIds(),
          named + (without.isEmpty() ? "" : " and none for " + without));
    }
    return named.isEmpty() ? null : named.first();
  }

  private static <T> void compareRows(
      String table, Map<String, T> map, Map<String, T> copy, Consumer<Difference> out) {
    TreeSet<String> ids = new TreeSet<>(map.keySet());
    ids.addAll(copy.keySet());
    for (String id : ids) {
      T expected = map.get(id);
      T found = copy.get(id);
      if (!Objects.equals(expected, found)) {
        report(out, table, id, "row", expected, found);
      }
    }
  }

  private static void report(
      Consumer<Difference> out,
      String where,
      String id,
      String what,
      Object expected,
      Object found) {
    out.accept(new Difference(where, id, what, text(expected), text(found)));
  }

  private static String text(Object value) {
    return value == null ? "absent" : value.toString();
  }
}
