package dev.lampo.client;

import dev.lampo.model.Enquiry;
import dev.lampo.model.EnquiryAlias;
import dev.lampo.model.Quote;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From an enquiry id that was published once to the live enquiry, as {@code docs/decisions/0003}
 * says: the live one of that id, else its aliases' successors, else the present enquiry of the
 * anchor, else that of the quote that the id is named after.
 */
final class EnquiryTrail {
  /** Aliases point to the survivor; longer chains come only from merges one after another. */
  static final int STEPS_MAX = 32;

  private static final String PREFIX = "E-";
  private static final Pattern LATER_FOUNDATION = Pattern.compile("(.+)\\.([2-9]|[1-9][0-9]+)");

  private final Function<String, Enquiry> enquiries;
  private final Function<String, EnquiryAlias> aliases;
  private final Function<String, Quote> quotes;

  EnquiryTrail(
      Function<String, Enquiry> enquiries,
      Function<String, EnquiryAlias> aliases,
      Function<String, Quote> quotes) {
    this.enquiries = enquiries;
    this.aliases = aliases;
    this.quotes = quotes;
  }

  Optional<Enquiry> follow(String id) {
    String at = id;
    for (int step = 0; step < STEPS_MAX; step++) {
      Enquiry live = enquiries.apply(at);
      if (live != null) {
        return Optional.of(live);
      }
      EnquiryAlias alias = aliases.apply(at);
      if (alias == null) {
        return ofFounder(at);
      }
      if (alias.successor() == null) {
        return ofQuote(alias.anchor());
      }
      at = alias.successor();
    }
    throw new GridException(
        ErrorCode.FAILED,
        "aliases of enquiry " + id + " lead in a circle or further than " + STEPS_MAX + " steps");
  }

  /** A record id may itself end in a number, so the whole name is tried first. */
  private Optional<Enquiry> ofFounder(String id) {
    if (!id.startsWith(PREFIX)) {
      return Optional.empty();
    }
    String founder = id.substring(PREFIX.length());
    Optional<Enquiry> found = ofQuote(founder);
    Matcher later = LATER_FOUNDATION.matcher(founder);
    return found.isPresent() || !later.matches() ? found : ofQuote(later.group(1));
  }

  private Optional<Enquiry> ofQuote(String quoteId) {
    return Optional.ofNullable(quotes.apply(quoteId))
        .map(quote -> quote.verdict().enquiryId())
        .map(enquiries);
  }
}
