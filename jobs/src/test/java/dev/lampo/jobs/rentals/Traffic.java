package dev.lampo.jobs.rentals;

import dev.lampo.model.Change;
import dev.lampo.model.Customer;
import dev.lampo.model.Delivery;
import dev.lampo.model.Money;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.SourcePosition;
import dev.lampo.model.Stop;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Seeded deliveries that are hard on purpose: few trips, few customers, many versions, moves
 * between trips and blocks, deletions before insertions, redeliveries, equal versions with other
 * content.
 */
final class Traffic {
  static final int PARTITIONS = 3;

  private final Random random;
  private final List<Delivery<QuoteTerms>> deliveries = new ArrayList<>();

  private Traffic(Random random) {
    this.random = random;
  }

  /** Deliveries in order of arrival; positions grow by one in each partition. */
  static List<Delivery<QuoteTerms>> of(long seed, int records) {
    Traffic traffic = new Traffic(new Random(seed));
    List<Said> said = traffic.said(records);
    return traffic.delivered(said);
  }

  /** The one version of one record, the same at every call. */
  static Delivery<QuoteTerms> single(int record) {
    Traffic traffic = new Traffic(new Random(record));
    return new Delivery<>(
        "test:q" + record,
        new SourcePosition("test", 0, record),
        Instant.ofEpochMilli(1_800_000_000_000L + record),
        traffic.content(1));
  }

  private record Said(int record, Change<QuoteTerms> change) {}

  private List<Said> said(int records) {
    List<Said> said = new ArrayList<>();
    for (int record = 0; record < records; record++) {
      int versions = 1 + random.nextInt(3);
      for (int version = 1; version <= versions; version++) {
        say(said, record, content(version));
        if (random.nextInt(20) == 0) {
          say(said, record, content(version)); // the same version, said otherwise
        }
      }
      if (random.nextInt(6) == 0) {
        say(said, record, new Change.Deleted<>(random.nextInt(versions + 2)));
      }
    }
    Collections.shuffle(said, random);
    return said;
  }

  private void say(List<Said> said, int record, Change<QuoteTerms> change) {
    int times = random.nextInt(5) == 0 ? 2 : 1;
    for (int i = 0; i < times; i++) {
      said.add(new Said(record, change));
    }
  }

  /** A record keeps to its partition, all but a few. */
  private List<Delivery<QuoteTerms>> delivered(List<Said> said) {
    long[] next = new long[PARTITIONS];
    for (Said one : said) {
      int partition =
          random.nextInt(50) == 0 ? random.nextInt(PARTITIONS) : one.record() % PARTITIONS;
      SourcePosition origin = new SourcePosition("test", partition, next[partition]++);
      Instant committedAt = Instant.ofEpochMilli(1_800_000_000_000L + deliveries.size());
      deliveries.add(new Delivery<>("test:q" + one.record(), origin, committedAt, one.change()));
    }
    return deliveries;
  }

  private Change<QuoteTerms> content(int version) {
    QuoteTerms terms = terms();
    return new Change.Present<>(version, terms.contentHash(), terms);
  }

  private QuoteTerms terms() {
    LocalDate day = LocalDate.of(2027, 3, 1).plusDays(random.nextInt(3));
    String group = random.nextBoolean() ? "FCO" : "PRG";
    String customer = "c" + random.nextInt(40) + "@example.org";
    boolean van = random.nextInt(4) == 0;
    String[] currencies = {"EUR", "CZK"};
    return new QuoteTerms(
        "broker" + random.nextInt(4),
        new Customer(customer, "N " + customer, customer, null),
        new Stop(group + random.nextInt(2), group, day.atTime(6 + random.nextInt(12), 30)),
        new Stop(group, group, day.plusDays(2 + random.nextInt(2)).atTime(10, 0)),
        (van ? "FG" : "EE").charAt(random.nextInt(2))
            + (van ? "VMR" : random.nextBoolean() ? "CMR" : "DMR"),
        van ? "van" : "economy",
        new Money(BigDecimal.valueOf(10_000 + random.nextInt(4), 2), currencies[random.nextInt(2)]),
        Instant.ofEpochSecond(1_790_000_000L + random.nextInt(20)));
  }
}
