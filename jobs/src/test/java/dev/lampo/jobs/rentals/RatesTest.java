package dev.lampo.jobs.rentals;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import com.hazelcast.jet.core.JobStatus;
import dev.lampo.jobs.source.ReferenceData;
import dev.lampo.model.Delivery;
import dev.lampo.model.Enquiry;
import dev.lampo.model.ExchangeRates;
import dev.lampo.model.ExchangeRates.Rate;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Money;
import dev.lampo.model.Offer;
import dev.lampo.model.QuoteTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rates that come, change and go under stored quotes; every comparison is worked out by hand. */
class RatesTest extends JobOnMembers {
  private static final LocalDate QUOTED = LocalDate.of(2026, 9, 20);

  @Test
  void shouldRestateEveryComparisonExactlyWhenRatesComeChangeAndGo() {
    members = new TestMembers(0);
    HazelcastInstance grid = members.start();
    List<Delivery<QuoteTerms>> deliveries = Traffic.of(22, 1_500);
    publish(deliveries, deliveries.size());
    Job job = job(Optional.empty()).submit(grid);
    awaitEverything(grid, deliveries);
    assertComparedBy(grid, List.of());
    assertThat(buckets(grid)).as("of their own").contains(2);

    List<Rate> rates = List.of(new Rate(QUOTED, "CZK", new BigDecimal("24.5")));
    job = restated(grid, job, rates);
    assertThat(buckets(grid)).containsOnly(1);

    // So that other offers are the cheapest.
    List<Rate> changed = List.of(new Rate(QUOTED, "CZK", new BigDecimal("0.245")));
    Map<String, String> before = bestOf(grid);
    job = restated(grid, job, changed);
    assertThat(bestOf(grid)).isNotEqualTo(before);

    job = restated(grid, job, List.of(new Rate(QUOTED.minusDays(60), "CZK", BigDecimal.TEN)));
    assertThat(buckets(grid)).as("a rate that is too old is none").contains(2);

    restated(grid, job, List.of());
    assertThat(buckets(grid)).contains(2);
  }

  private Job restated(HazelcastInstance grid, Job running, List<Rate> rates) {
    running.cancel();
    awaitTrue(() -> running.getStatus() == JobStatus.FAILED);
    RentalsJob next =
        prepared(
            newJob(
                new ReferenceData(
                    reference().stations(),
                    reference().brokers(),
                    reference().carClasses(),
                    rates.isEmpty() ? ExchangeRates.NONE : new ExchangeRates("EUR", rates))));
    Job job = next.submit(grid);
    awaitTrue(() -> next.notReadyBecause(grid).isEmpty());
    awaitTrue(() -> mistaken(grid, rates).isEmpty());
    return job;
  }

  private static void assertComparedBy(HazelcastInstance grid, List<Rate> rates) {
    assertThat(mistaken(grid, rates)).isEmpty();
  }

  /** The enquiries whose best offers are others than those worked out here. */
  private static List<String> mistaken(HazelcastInstance grid, List<Rate> rates) {
    return GridMaps.ENQUIRIES.in(grid).values().stream()
        .filter(enquiry -> !best(enquiry, rates).equals(shown(enquiry)))
        .map(Enquiry::id)
        .toList();
  }

  private static Map<String, BigDecimal> shown(Enquiry enquiry) {
    return enquiry.best().stream()
        .collect(
            Collectors.toMap(
                offer -> offer.compared().currency(), offer -> plain(offer.compared().amount())));
  }

  /** The least price in each bucket, by the definition alone. */
  private static Map<String, BigDecimal> best(Enquiry enquiry, List<Rate> rates) {
    Map<String, BigDecimal> best = new HashMap<>();
    for (Offer offer : enquiry.offers()) {
      Money money = compared(offer, rates);
      best.merge(money.currency(), plain(money.amount()), BigDecimal::min);
    }
    return best;
  }

  private static Money compared(Offer offer, List<Rate> rates) {
    LocalDate day = offer.quotedAt().atOffset(ZoneOffset.UTC).toLocalDate();
    for (Rate rate : rates) {
      long age = day.toEpochDay() - rate.day().toEpochDay();
      if (rate.currency().equals(offer.price().currency()) && age >= 0 && age <= 7) {
        BigDecimal amount = offer.price().amount();
        return new Money(amount.divide(rate.perUnit(), 4, RoundingMode.HALF_EVEN), "EUR");
      }
    }
    return offer.price();
  }

  private static BigDecimal plain(BigDecimal amount) {
    return amount.stripTrailingZeros();
  }

  private static List<Integer> buckets(HazelcastInstance grid) {
    return GridMaps.ENQUIRIES.in(grid).values().stream()
        .map(enquiry -> enquiry.best().size())
        .distinct()
        .toList();
  }

  /** The quotes that are best, by enquiry. */
  private static Map<String, String> bestOf(HazelcastInstance grid) {
    return GridMaps.ENQUIRIES.in(grid).values().stream()
        .collect(
            Collectors.toMap(
                Enquiry::id,
                enquiry ->
                    enquiry.best().stream().map(Offer::quoteId).collect(Collectors.joining(","))));
  }
}
