package dev.lampo.client;

import com.hazelcast.query.PagingPredicate;
import com.hazelcast.query.Predicate;
import com.hazelcast.query.Predicates;
import dev.lampo.model.Quote;
import dev.lampo.model.Standing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Which quotes: conditions that all must hold, in the order of record ids. Immutable: each method
 * returns a new question. Customer, enquiry and up to 92 days use an index; a question without one
 * of them looks at every quote.
 */
public final class QuoteQuery {
  private static final QuoteQuery ALL = new QuoteQuery(List.of(), Answers.LIMIT, null);

  private final List<Predicate<String, Quote>> conditions;
  private final int limit;
  private final String after;

  private QuoteQuery(List<Predicate<String, Quote>> conditions, int limit, String after) {
    this.conditions = conditions;
    this.limit = limit;
    this.after = after;
  }

  /** Every quote, a thousand at a time. */
  public static QuoteQuery all() {
    return ALL;
  }

  /** Of this broker, by code. */
  public QuoteQuery broker(String code) {
    return and(Predicates.equal("broker", Answers.checked("broker", code)));
  }

  /** Of this customer, by key. */
  public QuoteQuery customer(String key) {
    return and(Predicates.equal("customer", Answers.checked("customer", key)));
  }

  /** Picked up at this station or in this group of stations. */
  public QuoteQuery station(String idOrGroup) {
    String station = Answers.checked("station", idOrGroup);
    return and(
        Predicates.or(
            Predicates.equal("pickup_station", station),
            Predicates.equal("pickup_group", station)));
  }

  /** Picked up on one of these days, both included. */
  public QuoteQuery pickedUp(LocalDate from, LocalDate to) {
    return and(Answers.pickedUp(from, to));
  }

  /** Answering this wish, by the id of a live enquiry. */
  public QuoteQuery enquiry(String id) {
    return and(Predicates.equal("enquiry", Answers.checked("enquiry", id)));
  }

  /** Of this standing. */
  public QuoteQuery standing(Standing standing) {
    return and(Predicates.equal("standing", standing.code()));
  }

  /** At most so many, up to 10,000; {@link Page#next()} leads to the rest. */
  public QuoteQuery limit(int rows) {
    return new QuoteQuery(conditions, Answers.checkedLimit(rows), after);
  }

  /** Those behind a page, by its {@link Page#next()}. */
  public QuoteQuery after(String token) {
    return new QuoteQuery(conditions, limit, Answers.checked("token", token));
  }

  int limit() {
    return limit;
  }

  PagingPredicate<String, Quote> predicate() {
    return Answers.page(conditions, after, limit);
  }

  private QuoteQuery and(Predicate<String, Quote> condition) {
    List<Predicate<String, Quote>> more = new ArrayList<>(conditions);
    more.add(condition);
    return new QuoteQuery(List.copyOf(more), limit, after);
  }
}
