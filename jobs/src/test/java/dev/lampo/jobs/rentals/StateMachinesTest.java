package dev.lampo.jobs.rentals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.model.Delivery;
import dev.lampo.model.Enquiry;
import dev.lampo.model.EnquiryAlias;
import dev.lampo.model.ExchangeRates;
import dev.lampo.model.Quote;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.Standing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The hops against a naive oracle, from a seed: five seeds, or as many as {@code -Dlampo.seeds}
 * says. The seed stands in the test's name.
 */
class StateMachinesTest {
  private static final int RECORDS = 5_000;

  static LongStream seeds() {
    return LongStream.range(1, 1 + Long.getLong("lampo.seeds", 5));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldConcludeWhatTheOracleConcludes(long seed) {
    List<Delivery<QuoteTerms>> deliveries = Traffic.of(seed, RECORDS);
    Grid grid = new Grid(seed);

    deliveries.forEach(grid::deliver);
    grid.barrier();

    assertAsTheOracle(grid, deliveries);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldNotDependOnTheOrderOfDeliveries(long seed) {
    List<Delivery<QuoteTerms>> deliveries = Traffic.of(seed, RECORDS);
    Grid grid = new Grid(seed);

    mixedPartitions(deliveries, new Random(seed)).forEach(grid::deliver);
    grid.barrier();

    assertAsTheOracle(grid, deliveries);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldLoseAndDoubleNothingOverCrashesAndReplays(long seed) {
    List<Delivery<QuoteTerms>> deliveries = Traffic.of(seed, RECORDS);
    Grid grid = new Grid(seed);
    Random random = new Random(seed);
    int stored = 0;
    int crashes = 0;
    for (int next = 0; next < deliveries.size(); next++) {
      grid.deliver(deliveries.get(next));
      if (random.nextInt(700) == 0) {
        grid.barrier();
        stored = next + 1;
      }
      if (random.nextInt(1_500) == 0) {
        grid.crash();
        crashes++;
        next = stored - 1;
      }
    }
    grid.barrier();

    assertThat(crashes).isGreaterThan(1);
    assertAsTheOracle(grid, deliveries);
    assertEveryIdLeadsSomewhere(grid);
  }

  private static void assertAsTheOracle(Grid grid, List<Delivery<QuoteTerms>> deliveries) {
    Oracle oracle = new Oracle(deliveries, Grid.TOLERANCE);
    Map<String, Quote> quotes = quotes(grid);
    oracle.records.values().stream()
        .filter(record -> record.terms != null)
        .forEach(record -> assertRecord(record, quotes.get(record.id)));
    assertThat(standings(quotes)).isEqualTo(oracle.standings());
    assertThat(wishes(quotes)).isEqualTo(oracle.wishes());
    assertEnquiries(grid, quotes);
  }

  private static void assertRecord(Oracle.Record expected, Quote held) {
    assertThat(held).as(expected.id).isNotNull();
    assertThat(held.terms()).as(expected.id).isEqualTo(expected.terms);
    assertThat(held.live()).as(expected.id).isEqualTo(expected.live());
    assertThat(held.lineage().deliveries()).as(expected.id).isEqualTo(expected.places.size());
  }

  /** Each enquiry's row says what its quotes say, and there is no row without quotes. */
  private static void assertEnquiries(Grid grid, Map<String, Quote> quotes) {
    Map<String, List<Quote>> members = new TreeMap<>();
    quotes.values().stream()
        .filter(Quote::live)
        .forEach(
            quote ->
                members
                    .computeIfAbsent(quote.verdict().enquiryId(), id -> new ArrayList<>())
                    .add(quote));
    Map<String, Enquiry> enquiries = new TreeMap<>();
    rows(grid, Enquiry.class).forEach(enquiry -> enquiries.put(enquiry.id(), enquiry));
    assertThat(enquiries.keySet()).isEqualTo(members.keySet());
    enquiries.forEach(
        (id, enquiry) -> {
          Enquiry expected =
              Enquiries.of(
                  enquiry.trip(),
                  id,
                  enquiry.anchor(),
                  enquiry.birth(),
                  members.get(id),
                  ExchangeRates.NONE);
          assertThat(enquiry.stamped(0)).isEqualTo(expected);
        });
  }

  private static void assertEveryIdLeadsSomewhere(Grid grid) {
    Set<String> live = new HashSet<>();
    rows(grid, Enquiry.class).forEach(enquiry -> live.add(enquiry.id()));
    Map<String, EnquiryAlias> aliases = new TreeMap<>();
    rows(grid, EnquiryAlias.class).forEach(alias -> aliases.put(alias.id(), alias));
    Map<String, Quote> quotes = quotes(grid);
    for (String id : grid.publishedIds) {
      String at = id;
      for (int steps = 0; !live.contains(at) && steps < 1_000; steps++) {
        EnquiryAlias alias = aliases.get(at);
        String founder = at.substring(2).replaceAll("\\.\\d+\\.\\d+$", "");
        Quote anchor = quotes.get(alias == null ? founder : alias.anchor());
        boolean bySuccessor = alias != null && alias.successor() != null;
        at = bySuccessor ? alias.successor() : anchor.live() ? anchor.verdict().enquiryId() : null;
        if (at == null) {
          break; // its quote was withdrawn and nothing else was left
        }
      }
      assertThat(at == null || live.contains(at)).as(id).isTrue();
    }
  }

  private static Map<String, Quote> quotes(Grid grid) {
    Map<String, Quote> quotes = new TreeMap<>();
    rows(grid, Quote.class).forEach(quote -> quotes.put(quote.id(), quote));
    return quotes;
  }

  private static <T> List<T> rows(Grid grid, Class<T> type) {
    return grid.maps.values().stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static Map<String, Standing> standings(Map<String, Quote> quotes) {
    Map<String, Standing> standings = new TreeMap<>();
    quotes.values().forEach(quote -> standings.put(quote.id(), quote.verdict().standing()));
    return standings;
  }

  private static Set<Set<String>> wishes(Map<String, Quote> quotes) {
    Map<String, Set<String>> wishes = new TreeMap<>();
    quotes.values().stream()
        .filter(Quote::live)
        .forEach(
            quote ->
                wishes
                    .computeIfAbsent(quote.verdict().enquiryId(), id -> new TreeSet<>())
                    .add(quote.id()));
    return new HashSet<>(wishes.values());
  }

  /** Another arrival order: partitions are mixed anew, each keeps its own order. */
  private static List<Delivery<QuoteTerms>> mixedPartitions(
      List<Delivery<QuoteTerms>> deliveries, Random random) {
    List<List<Delivery<QuoteTerms>>> partitions = new ArrayList<>();
    for (int i = 0; i < Traffic.PARTITIONS; i++) {
      int partition = i;
      partitions.add(
          new ArrayList<>(
              deliveries.stream()
                  .filter(delivery -> delivery.origin().partition() == partition)
                  .toList()));
    }
    partitions.forEach(Collections::reverse);
    List<Delivery<QuoteTerms>> mixed = new ArrayList<>();
    while (mixed.size() < deliveries.size()) {
      List<Delivery<QuoteTerms>> partition = partitions.get(random.nextInt(partitions.size()));
      if (!partition.isEmpty()) {
        mixed.add(partition.remove(partition.size() - 1));
      }
    }
    return mixed;
  }
}
