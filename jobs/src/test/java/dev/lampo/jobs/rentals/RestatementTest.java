package dev.lampo.jobs.rentals;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import com.hazelcast.jet.core.JobStatus;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.jobs.source.ReferenceData;
import dev.lampo.model.Broker;
import dev.lampo.model.CarClass;
import dev.lampo.model.Delivery;
import dev.lampo.model.Enquiry;
import dev.lampo.model.ExchangeRates;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Lineage;
import dev.lampo.model.Money;
import dev.lampo.model.Offer;
import dev.lampo.model.Quote;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.Station;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
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

  /** One code is renamed, two become one. */
  @Test
  void shouldRestateBrokersWhoseCodesHaveBecomeAliases() {
    members = new TestMembers(0);
    HazelcastInstance grid = members.start();
    List<Delivery<QuoteTerms>> deliveries = Traffic.of(23, 1_500);
    publish(deliveries, deliveries.size());
    cancelledWhenRead(grid, deliveries);
    Map<String, Quote> before = GridMaps.QUOTES.in(grid).getAll(GridMaps.QUOTES.in(grid).keySet());
    assertThat(brokers(before)).containsOnly("broker0", "broker1", "broker2", "broker3");

    submitted(
        grid,
        brokers(
            new Broker("broker0", "Broker 0", List.of()),
            new Broker("first", "Broker 1", List.of("BROKER1")),
            new Broker("broker2", "Both", List.of("broker3"))));

    awaitTrue(
        () ->
            Set.of("broker0", "first", "broker2")
                .equals(brokers(GridMaps.QUOTES.in(grid).getAll(before.keySet()))));
    awaitTrue(() -> new Audit(grid).run().differences() == 0);
    assertThat(GridMaps.QUOTES.in(grid).values())
        .allSatisfy(
            quote -> {
              Lineage was = before.get(quote.id()).lineage();
              assertThat(quote.lineage().contentHash()).isEqualTo(quote.terms().contentHash());
              assertThat(quote.lineage().deliveries()).isEqualTo(was.deliveries());
              assertThat(quote.live()).isEqualTo(was.live());
            });
    assertThat(GridMaps.ENQUIRIES.in(grid).values())
        .allSatisfy(
            enquiry ->
                assertThat(enquiry.offers())
                    .allSatisfy(
                        offer -> assertThat(offer.broker()).isIn("broker0", "first", "broker2")));
  }

  /** Nobody knows any more by which of a broker's names a quote came. */
  @Test
  void shouldUnderstandAnAliasThatMovedFromNowOn() {
    members = new TestMembers(0);
    HazelcastInstance grid = members.start();
    List<RawRecord> records = new CopyOnWriteArrayList<>(List.of(named("moving", 0)));
    ReplayableP.publish(topic, List.of(records));
    Job job =
        submitted(
            grid,
            brokers(
                new Broker("broker0", "Broker 0", List.of("moving")),
                new Broker("broker1", "Broker 1", List.of())));
    awaitTrue(() -> positions(grid).anyMatch(at -> at.next() == 1));
    cancelled(job);

    records.add(named("moving", 1));
    submitted(
        grid,
        brokers(
            new Broker("broker0", "Broker 0", List.of()),
            new Broker("broker1", "Broker 1", List.of("moving"))));

    awaitTrue(() -> GridMaps.QUOTES.in(grid).size() == 2);
    assertThat(GridMaps.QUOTES.in(grid).get("test:q0").terms().broker()).isEqualTo("broker0");
    assertThat(GridMaps.QUOTES.in(grid).get("test:q1").terms().broker()).isEqualTo("broker1");
  }

  private Job submitted(HazelcastInstance grid, ReferenceData reference) {
    RentalsJob changed = prepared(newJob(reference));
    Job job = changed.submit(grid);
    awaitTrue(() -> changed.notReadyBecause(grid).isEmpty());
    return job;
  }

  private void cancelledWhenRead(HazelcastInstance grid, List<Delivery<QuoteTerms>> deliveries) {
    Job job = job(Optional.empty()).submit(grid);
    awaitEverything(grid, deliveries);
    cancelled(job);
  }

  private ReferenceData brokers(Broker... brokers) {
    return new ReferenceData(reference().stations(), List.of(brokers), reference().carClasses());
  }

  private static Set<String> brokers(Map<String, Quote> quotes) {
    return quotes.values().stream()
        .map(quote -> quote.terms().broker())
        .collect(Collectors.toSet());
  }

  private static RawRecord named(String broker, int number) {
    RawRecord record = BrokerJson.raw(Traffic.single(number));
    String value = new String(record.value(), StandardCharsets.UTF_8);
    return new RawRecord(
        record.partition(),
        record.position(),
        record.key(),
        value.replaceFirst("broker[0-3]", broker).getBytes(StandardCharsets.UTF_8),
        record.headers(),
        record.timestampMillis());
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
