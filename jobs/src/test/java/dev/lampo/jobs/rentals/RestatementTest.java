package dev.lampo.jobs.rentals;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import com.hazelcast.jet.core.JobStatus;
import dev.lampo.jobs.source.ReferenceData;
import dev.lampo.model.CarClass;
import dev.lampo.model.Delivery;
import dev.lampo.model.Enquiry;
import dev.lampo.model.ExchangeRates;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Money;
import dev.lampo.model.Offer;
import dev.lampo.model.Quote;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.Station;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Reference data that changes under stored quotes. */
class RestatementTest extends JobOnMembers {
  @Test
  void shouldRestateWhatDependedOnStationsAndClasses() {
    members = new TestMembers(0);
    HazelcastInstance grid = members.start();
    List<Delivery<QuoteTerms>> deliveries = Traffic.of(21, 1_500);
    publish(deliveries, deliveries.size());
    Job job = job(Optional.empty()).submit(grid);
    awaitEverything(grid, deliveries);
    List<String> enquiriesBefore = List.copyOf(GridMaps.ENQUIRIES.in(grid).keySet());
    job.cancel();
    awaitTrue(() -> job.getStatus() == JobStatus.FAILED);

    RentalsJob changed = prepared(newJob(oneTerminalOfItsOwnAndOneFamily()));
    changed.submit(grid);
    awaitTrue(() -> changed.notReadyBecause(grid).isEmpty() && trips(grid).containsKey("FCO-ONE"));
    awaitTrue(
        () ->
            GridMaps.QUOTES.in(grid).values().stream()
                .allMatch(quote -> quote.terms().classFamily().equals("any")));

    assertThat(trips(grid).get("FCO-ONE"))
        .allSatisfy(quote -> assertThat(quote.terms().pickup().station()).isEqualTo("FCO1"));
    awaitTrue(() -> new Audit(grid).run().differences() == 0);
    assertThat(GridMaps.ENQUIRIES.in(grid).values())
        .extracting(Enquiry::classFamily)
        .containsOnly("any");
    Set<String> live = GridMaps.ENQUIRIES.in(grid).keySet();
    assertThat(enquiriesBefore)
        .allSatisfy(
            id ->
                assertThat(live.contains(id) || GridMaps.ENQUIRY_ALIASES.in(grid).containsKey(id))
                    .as(id)
                    .isTrue());
  }

  @Test
  void shouldCompareOffersByDatedRatesWhenTheyAreThere() {
    members = new TestMembers(0);
    HazelcastInstance grid = members.start();
    List<Delivery<QuoteTerms>> deliveries = Traffic.of(22, 1_500);
    publish(deliveries, deliveries.size());
    Job job = job(Optional.empty()).submit(grid);
    awaitEverything(grid, deliveries);
    assertThat(inTwoCurrencies(grid)).isNotEmpty();
    job.cancel();
    awaitTrue(() -> job.getStatus() == JobStatus.FAILED);

    ExchangeRates rates =
        new ExchangeRates(
            "EUR",
            List.of(
                new ExchangeRates.Rate(LocalDate.of(2026, 9, 20), "CZK", new BigDecimal("24.5"))));
    prepared(
            newJob(
                new ReferenceData(
                    reference().stations(),
                    reference().brokers(),
                    reference().carClasses(),
                    rates)))
        .submit(grid);

    awaitTrue(() -> inTwoCurrencies(grid).isEmpty());
    awaitTrue(() -> new Audit(grid).run().differences() == 0);
    assertThat(GridMaps.ENQUIRIES.in(grid).values())
        .anySatisfy(
            enquiry -> {
              assertThat(enquiry.offers()).hasSizeGreaterThan(1);
              Offer best = enquiry.onlyBest();
              assertThat(best.price().currency()).isEqualTo("CZK");
              assertThat(best.comparable())
                  .isEqualTo(
                      new Money(
                          best.price()
                              .amount()
                              .divide(new BigDecimal("24.5"), 4, RoundingMode.HALF_EVEN),
                          "EUR"));
            });
  }

  private static List<Enquiry> inTwoCurrencies(HazelcastInstance grid) {
    return GridMaps.ENQUIRIES.in(grid).values().stream()
        .filter(enquiry -> enquiry.best().size() > 1)
        .toList();
  }

  private ReferenceData oneTerminalOfItsOwnAndOneFamily() {
    List<Station> stations =
        reference().stations().stream()
            .map(
                station ->
                    station.id().equals("FCO1")
                        ? new Station(
                            station.id(),
                            station.name(),
                            "FCO-ONE",
                            station.country(),
                            station.zone(),
                            station.aliases())
                        : station)
            .toList();
    List<CarClass> classes =
        reference().carClasses().stream()
            .map(carClass -> new CarClass(carClass.code(), "any", carClass.description()))
            .toList();
    return new ReferenceData(stations, reference().brokers(), classes);
  }

  private static Map<String, List<Quote>> trips(HazelcastInstance grid) {
    return GridMaps.QUOTES.in(grid).values().stream()
        .collect(Collectors.groupingBy(quote -> quote.terms().pickup().group()));
  }
}
