package dev.lampo.jobs.copy;

import dev.lampo.model.Customer;
import dev.lampo.model.Enquiry;
import dev.lampo.model.EnquiryAlias;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Lineage;
import dev.lampo.model.Marks;
import dev.lampo.model.Money;
import dev.lampo.model.Offer;
import dev.lampo.model.Quote;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.Stamp;
import dev.lampo.model.Standing;
import dev.lampo.model.Stop;
import dev.lampo.model.StoredPosition;
import dev.lampo.model.TripKey;
import dev.lampo.model.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/** Records as the job makes them. */
final class Records {
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  static final LocalDateTime PICKUP = LocalDateTime.of(2026, 12, 1, 10, 0);

  private Records() {}

  static long stamp(int epoch, int snapshot) {
    return new Stamp(epoch, snapshot).asLong();
  }

  static Quote quote(int number, int revision, long stamp) {
    return quote(number, revision, stamp, new BigDecimal(100 + revision));
  }

  static Quote quote(int number, int revision, long stamp, BigDecimal price) {
    String id = "brokers:italcar-%07d".formatted(number * 2_654_435_761L & 0xff_ffff);
    id += "-" + number;
    String mail = "anna.verdi" + number % 50_000 + "@example.org";
    LocalDateTime at = PICKUP.plusMinutes(number % 200_000);
    return new Quote(
        id,
        new QuoteTerms(
            "italcar",
            new Customer(mail, "Anna Verdi", mail, "+39 333 1234567"),
            new Stop("FCO", "FCO", at),
            new Stop("FCO", "FCO", at.plusDays(4)),
            "ECMR",
            "economy",
            new Money(price, "EUR"),
            NOON),
        new Lineage(
            revision,
            number * 0x9E3779B97F4A7C15L,
            Lineage.NEVER,
            1,
            Marks.NONE.with(0, number),
            NOON,
            revision,
            0),
        new Verdict(Standing.CURRENT, Verdict.Reason.ONLY_OFFER, null, "E-" + id),
        1,
        stamp);
  }

  static CopyRow row(Quote quote) {
    return new CopyRow(GridMaps.QUOTES, quote.id(), quote, quote.stamp());
  }

  static Enquiry enquiry(String id, long birth, long stamp) {
    Offer offer = new Offer("brokers:q", "italcar", "ECMR", Money.of("99.50", "EUR"), NOON);
    return new Enquiry(
        id,
        new TripKey("FCO", PICKUP.toLocalDate()),
        "anna@example.org",
        "FCO",
        "economy",
        PICKUP,
        PICKUP,
        1,
        List.of(offer),
        List.of(offer),
        NOON,
        NOON,
        "brokers:q",
        birth,
        stamp);
  }

  static CopyRow row(Enquiry enquiry) {
    return new CopyRow(GridMaps.ENQUIRIES, enquiry.id(), enquiry, enquiry.stamp());
  }

  static EnquiryAlias alias(String id, String successor, long stamp) {
    return new EnquiryAlias(
        id, new TripKey("FCO", PICKUP.toLocalDate()), successor, "brokers:q", stamp);
  }

  static CopyRow row(EnquiryAlias alias) {
    return new CopyRow(GridMaps.ENQUIRY_ALIASES, alias.id(), alias, alias.stamp());
  }

  static Map<String, StoredPosition> positions(long next, long stamp) {
    StoredPosition position = new StoredPosition("brokers", 0, next, NOON, NOON, stamp);
    return Map.of(position.lane(), position);
  }
}
