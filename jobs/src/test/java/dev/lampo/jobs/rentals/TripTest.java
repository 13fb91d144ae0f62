package dev.lampo.jobs.rentals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.model.Customer;
import dev.lampo.model.Enquiry;
import dev.lampo.model.EnquiryAlias;
import dev.lampo.model.Lineage;
import dev.lampo.model.Marks;
import dev.lampo.model.Money;
import dev.lampo.model.Quote;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.Stamp;
import dev.lampo.model.Standing;
import dev.lampo.model.Stop;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a trip publishes when several changes come together. */
class TripTest implements Conclusions {
  private static final Instant AT = Instant.parse("2026-11-01T08:00:00Z");

  private final Trip trip =
      new Trip(terms("any", 1).trip(), TripRules.of(new SameRental(Duration.ofHours(2))));
  private final List<Quote> quotes = new ArrayList<>();
  private final List<Enquiry> enquiries = new ArrayList<>();
  private final List<EnquiryAlias> aliases = new ArrayList<>();

  @Test
  void shouldPublishAnEnquiryOnceWhenItsQuotesComeTogether() {
    for (int broker = 1; broker <= 5; broker++) {
      place("b" + broker, 1);
    }
    trip.conclude(this);

    assertThat(quotes).hasSize(5);
    assertThat(enquiries).singleElement().extracting(Enquiry::quotes).isEqualTo(5);
  }

  @Test
  void shouldPublishAQuoteInItsLastStateAlone() {
    place("b1", 1);
    place("b1", 2);
    amend("b1", 3);
    trip.conclude(this);

    assertThat(quotes).singleElement().extracting(q -> q.lineage().revision()).isEqualTo(3);
    assertThat(enquiries).hasSize(1);
  }

  @Test
  void shouldPublishNothingOfAQuoteThatComesAndLeaves() {
    place("b1", 1);
    trip.accept(new TripInput.Leave(trip.key(), "brokers:b1"));
    trip.conclude(this);

    assertThat(quotes).isEmpty();
    assertThat(enquiries).isEmpty();
    assertThat(aliases).isEmpty();
    assertThat(trip.isEmpty()).isTrue();
  }

  @Test
  void shouldEndAnEnquiryWhoseQuotesAreWithdrawnTogether() {
    place("b1", 1);
    place("b2", 1);
    trip.conclude(this);
    quotes.clear();

    delete("b1", 2);
    delete("b2", 2);
    trip.conclude(this);

    assertThat(quotes)
        .extracting(quote -> quote.verdict().standing())
        .containsExactly(Standing.WITHDRAWN, Standing.WITHDRAWN);
    assertThat(aliases).singleElement().extracting(EnquiryAlias::successor).isNull();
  }

  @Test
  void shouldKeepTheEnquiryOfAQuoteThatIsWithdrawnAndBackAtOnce() {
    place("b1", 1);
    trip.conclude(this);
    quotes.clear();

    delete("b1", 2);
    place("b1", 3);
    trip.conclude(this);

    assertThat(aliases).isEmpty();
    assertThat(quotes)
        .singleElement()
        .extracting(quote -> quote.verdict().enquiryId())
        .isEqualTo(enquiries.get(0).id());
  }

  private void place(String broker, int revision) {
    trip.accept(
        new TripInput.Place(
            trip.key(), "brokers:" + broker, terms(broker, revision), lineage(revision, false)));
  }

  private void amend(String broker, int revision) {
    trip.accept(new TripInput.Amend(trip.key(), "brokers:" + broker, lineage(revision, false)));
  }

  private void delete(String broker, int revision) {
    trip.accept(new TripInput.Amend(trip.key(), "brokers:" + broker, lineage(revision, true)));
  }

  private static Lineage lineage(int revision, boolean deleted) {
    return new Lineage(
        revision,
        revision,
        deleted ? revision : Lineage.NEVER,
        revision,
        Marks.NONE.with(0, revision),
        AT,
        revision,
        0);
  }

  private static QuoteTerms terms(String broker, int price) {
    return new QuoteTerms(
        broker,
        new Customer("c@example.org", "C", "c@example.org", null),
        new Stop("FCO", "ROME", LocalDateTime.of(2026, 12, 1, 10, 0)),
        new Stop("FCO", "ROME", LocalDateTime.of(2026, 12, 3, 10, 0)),
        "ECMR",
        "EC",
        new Money(BigDecimal.valueOf(price), "EUR"),
        AT);
  }

  @Override
  public long stamp() {
    return new Stamp(1, 1).asLong();
  }

  @Override
  public void quote(Quote quote) {
    quotes.add(quote);
  }

  @Override
  public void enquiry(Enquiry enquiry) {
    enquiries.add(enquiry);
  }

  @Override
  public void alias(EnquiryAlias alias) {
    aliases.add(alias);
  }

  @Override
  public void confirmed(Quote quote) {
    throw new AssertionError("nothing was restored: " + quote);
  }

  @Override
  public void confirmed(Enquiry enquiry) {
    throw new AssertionError("nothing was restored: " + enquiry);
  }
}
