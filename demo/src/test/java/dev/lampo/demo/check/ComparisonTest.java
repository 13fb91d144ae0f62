package dev.lampo.demo.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.demo.check.Differences.Kind;
import dev.lampo.demo.traffic.Channel;
import dev.lampo.demo.traffic.EnquiryTruth;
import dev.lampo.demo.traffic.QuoteTruth;
import dev.lampo.demo.traffic.RejectTruth;
import dev.lampo.demo.traffic.TombstoneTruth;
import dev.lampo.demo.traffic.Truth;
import dev.lampo.model.Money;
import dev.lampo.model.RejectCause;
import dev.lampo.model.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Money PRICE = Money.of("12.50", "EUR");

  private final Truth truth = new Truth();
  private final Side side = new Side();

  /** A side that holds what a test says. */
  private static final class Side implements Held {
    final List<Quote> quotes = new ArrayList<>();
    final List<Enquiry> enquiries = new ArrayList<>();
    final List<TombstoneTruth> tombstones = new ArrayList<>();
    final List<Reject> rejects = new ArrayList<>();

    @Override
    public String name() {
      return "side";
    }

    @Override
    public void quotes(Consumer<Quote> each) {
      quotes.forEach(each);
    }

    @Override
    public void enquiries(Consumer<Enquiry> each) {
      enquiries.forEach(each);
    }

    @Override
    public void tombstones(Consumer<TombstoneTruth> each) {
      tombstones.forEach(each);
    }

    @Override
    public void rejects(Consumer<Reject> each) {
      rejects.forEach(each);
    }
  }

  @BeforeEach
  void agree() {
    QuoteTruth a = quote("brokers:a", 1, Standing.CURRENT);
    QuoteTruth b = quote("brokers:b", 2, Standing.CURRENT);
    List.of(a, b).forEach(truth);
    truth.accept(
        new EnquiryTruth(List.of("brokers:a"), List.of("brokers:a"), Map.of("EUR", "brokers:a")));
    truth.accept(
        new EnquiryTruth(List.of("brokers:b"), List.of("brokers:b"), Map.of("EUR", "brokers:b")));
    truth.accept(new TombstoneTruth("t", 3, 1));
    truth.accept(new RejectTruth(7, Channel.BROKERS, "key", RejectCause.MALFORMED));
    side.quotes.add(new Held.Quote(a, "E-a"));
    side.quotes.add(new Held.Quote(b, "E-b"));
    side.enquiries.add(
        new Held.Enquiry("E-a", 1, List.of("brokers:a"), Map.of("EUR", "brokers:a")));
    side.enquiries.add(
        new Held.Enquiry("E-b", 1, List.of("brokers:b"), Map.of("EUR", "brokers:b")));
    side.tombstones.add(new TombstoneTruth("t", 3, 1));
    side.rejects.add(new Held.Reject("brokers/0/7", "key", "malformed"));
  }

  @Test
  void shouldFindNothingWhereAllAgrees() {
    assertThat(compared().isEmpty()).isTrue();
  }

  @Test
  void shouldFindLostRecords() {
    side.quotes.remove(1);
    side.tombstones.clear();
    side.rejects.clear();
    side.enquiries.remove(1);
    assertThat(compared().count(Kind.LOST)).isEqualTo(4);
  }

  @Test
  void shouldFindDeliveriesCountedTwice() {
    side.quotes.set(0, new Held.Quote(quote("brokers:a", 2, Standing.CURRENT), "E-a"));
    assertThat(compared().named(Kind.DOUBLED))
        .containsExactly("side: quote brokers:a counts 2 deliveries, 1 were sent");
  }

  @Test
  void shouldFindRowsThatNobodySent() {
    side.quotes.add(new Held.Quote(quote("brokers:c", 1, Standing.CURRENT), "E-c"));
    side.enquiries.add(
        new Held.Enquiry("E-c", 1, List.of("brokers:c"), Map.of("EUR", "brokers:c")));
    side.tombstones.add(new TombstoneTruth("x", 1, 1));
    side.rejects.add(new Held.Reject("brokers/0/8", "key", "malformed"));
    assertThat(compared().count(Kind.DOUBLED)).isEqualTo(4);
  }

  @Test
  void shouldFindTwoWishesInOneEnquiry() {
    side.quotes.set(1, new Held.Quote(quote("brokers:b", 2, Standing.CURRENT), "E-a"));
    assertThat(compared().count(Kind.WRONG_ENQUIRY)).isPositive();
  }

  @Test
  void shouldFindWrongStandingCauseAndBest() {
    side.quotes.set(0, new Held.Quote(quote("brokers:a", 1, Standing.DUPLICATE), "E-a"));
    side.rejects.set(0, new Held.Reject("brokers/0/7", "key", "missing-field"));
    side.enquiries.set(
        1, new Held.Enquiry("E-b", 1, List.of("brokers:b"), Map.of("PLN", "brokers:b")));
    Differences differences = compared();
    assertThat(differences.count(Kind.WRONG_STANDING)).isEqualTo(1);
    assertThat(differences.count(Kind.WRONG_REJECT)).isEqualTo(1);
    assertThat(differences.count(Kind.WRONG_ENQUIRY)).isEqualTo(1);
  }

  @Test
  void shouldAddWhereTheChangesOfATableBegin() {
    QuoteTruth row = quote("shop:r", 1, Standing.CURRENT);
    truth.accept(row);
    truth.accept(new EnquiryTruth(List.of("shop:r"), List.of("shop:r"), Map.of("EUR", "shop:r")));
    side.enquiries.add(new Held.Enquiry("E-r", 1, List.of("shop:r"), Map.of("EUR", "shop:r")));
    side.quotes.add(new Held.Quote(version(row, 1_001), "E-r"));
    Places places =
        new Places() {
          @Override
          public long versionsAfter(String source) {
            return source.equals("shop") ? 1_000 : 0;
          }
        };
    assertThat(compared(places).isEmpty()).isTrue();
    assertThat(compared().count(Kind.WRONG_CONTENT)).isEqualTo(1);
  }

  @Test
  void shouldTellRejectsOfAFileByTheirPlace() {
    truth.accept(new RejectTruth(8, "shop", null, RejectCause.MALFORMED));
    side.rejects.add(new Held.Reject("shop/0/3", "a.csv at byte 70", "malformed"));
    assertThat(compared(new WrittenAt("a.csv at byte 70")).isEmpty()).isTrue();
    assertThat(compared(new WrittenAt("a.csv at byte 71")).count(Kind.LOST)).isEqualTo(1);
  }

  @Test
  void shouldFindRejectsWithoutPositionByKeyAndCause() {
    Differences differences = new Differences();
    new Comparison(truth, new NoPlaces(), side, differences).run();
    assertThat(differences.isEmpty()).isTrue();
  }

  private Differences compared() {
    return compared(new Places());
  }

  private Differences compared(Whereabouts places) {
    Differences differences = new Differences();
    new Comparison(truth, places, side, differences).run();
    return differences;
  }

  /** Nothing is known but what a test says. */
  private static class Places implements Whereabouts {
    @Override
    public String position(long record) {
      return "brokers/0/" + record;
    }

    @Override
    public String rejectKey(long record) {
      return null;
    }

    @Override
    public long versionsAfter(String source) {
      return 0;
    }
  }

  /** Where the eighth record was written. */
  private static final class WrittenAt extends Places {
    private final String key;

    WrittenAt(String key) {
      this.key = key;
    }

    @Override
    public String position(long record) {
      return record == 8 ? null : super.position(record);
    }

    @Override
    public String rejectKey(long record) {
      return record == 8 ? key : null;
    }
  }

  private static QuoteTruth version(QuoteTruth quote, long version) {
    return new QuoteTruth(
        quote.id(),
        version,
        quote.live(),
        quote.trip(),
        quote.price(),
        quote.standing(),
        quote.inFavourOf(),
        quote.deliveries());
  }

  private static final class NoPlaces extends Places {
    @Override
    public String position(long record) {
      return null;
    }
  }

  private static QuoteTruth quote(String id, int deliveries, Standing standing) {
    return new QuoteTruth(id, 1, true, "FCO/2026-12-01", PRICE, standing, null, deliveries);
  }
}
