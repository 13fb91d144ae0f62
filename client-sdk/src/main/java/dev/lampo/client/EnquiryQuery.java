package dev.lampo.client;

import com.hazelcast.query.PagingPredicate;
import com.hazelcast.query.Predicate;
import com.hazelcast.query.Predicates;
import dev.lampo.model.Enquiry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Which enquiries: conditions that all must hold, in the order of enquiry ids. Immutable: each
 * method returns a new question. Customer and up to 92 days use an index; a question without one of
 * them looks at every enquiry.
 */
public final class EnquiryQuery {
  private static final EnquiryQuery ALL = new EnquiryQuery(List.of(), Answers.LIMIT, null);

  private final List<Predicate<String, Enquiry>> conditions;
  private final int limit;
  private final String after;

  private EnquiryQuery(List<Predicate<String, Enquiry>> conditions, int limit, String after) {
    this.conditions = conditions;
    this.limit = limit;
    this.after = after;
  }

  /** Every enquiry, a thousand at a time. */
  public static EnquiryQuery all() {
    return ALL;
  }

  /** With a current offer of this broker, by code. */
  public EnquiryQuery broker(String code) {
    return and(Predicates.equal("offer_list[any].broker", Answers.checked("broker", code)));
  }

  /** Of this customer, by key. */
  public EnquiryQuery customer(String key) {
    return and(Predicates.equal("customer", Answers.checked("customer", key)));
  }

  /** Picked up in this group of stations; an enquiry knows the group, not the single station. */
  public EnquiryQuery stationGroup(String group) {
    return and(Predicates.equal("pickup_group", Answers.checked("group", group)));
  }

  /** Picked up on one of these days, both included. */
  public EnquiryQuery pickedUp(LocalDate from, LocalDate to) {
    return and(Answers.pickedUp(from, to));
  }

  /** At most so many, up to 10,000; {@link Page#next()} leads to the rest. */
  public EnquiryQuery limit(int rows) {
    return new EnquiryQuery(conditions, Answers.checkedLimit(rows), after);
  }

  /** Those behind a page, by its {@link Page#next()}. */
  public EnquiryQuery after(String token) {
    return new EnquiryQuery(conditions, limit, Answers.checked("token", token));
  }

  int limit() {
    return limit;
  }

  PagingPredicate<String, Enquiry> predicate() {
    return Answers.page(conditions, after, limit);
  }

  private EnquiryQuery and(Predicate<String, Enquiry> condition) {
    List<Predicate<String, Enquiry>> more = new ArrayList<>(conditions);
    more.add(condition);
    return new EnquiryQuery(List.copyOf(more), limit, after);
  }
}
