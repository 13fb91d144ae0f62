package dev.lampo.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lampo.demo.traffic.TrafficRecord;
import dev.lampo.demo.traffic.Zipf;
import dev.lampo.model.Customer;
import dev.lampo.model.Money;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.Stop;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The quotes load of all benches: what the delivery of a number is, is a function of that number
 * alone, so that every engine and every run reads the same. Stations are as popular as Zipf has it,
 * one trip holds a twentieth of all quotes, five brokers answer each wish, a fifth of the
 * deliveries are repetitions, a fiftieth move or delete a quote.
 */
final class StandardLoad {
  /** Deliveries come in blocks of this size, each with the same mixture. */
  static final int BLOCK = 64;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FRESH = 50;
  private static final int BROKERS_PER_WISH = 5;
  private static final int DAYS = 180;
  private static final double HOT_TRIP = 0.05;
  private static final LocalDate FIRST_DAY = LocalDate.of(2027, 3, 1);
  private static final Instant START = Instant.parse("2026-12-01T08:00:00Z");
  private static final int PER_SECOND = 10_000;
  private static final List<String> CLASSES =
      List.of("MBMR", "ECMR", "CDMR", "IDAR", "SDAR", "IFAR", "FVMR", "EDMR");

  private final List<String> brokers;
  private final List<String> stations;
  private final Zipf popularity;

  /** What a delivery says about a quote. */
  enum Kind {
    /** A quote that was not delivered before, or its repetition. */
    STATE,
    /** The quote with another pickup day. */
    MOVED,
    /** The quote is gone. */
    DELETED
  }

  /** One delivery: of which quote, in which state. */
  record Delivery(long number, long quote, Kind kind) {
    /** The record id at the source. */
    String key() {
      return "q" + quote;
    }

    int revision() {
      return kind == Kind.STATE ? 1 : 2;
    }
  }

  /** A load over these brokers and stations, as the reference files name them. */
  StandardLoad(List<String> brokers, List<String> stations) {
    this.brokers = List.copyOf(brokers);
    this.stations = List.copyOf(stations);
    this.popularity = new Zipf(stations.size());
  }

  /** The delivery of a number. */
  static Delivery delivery(long number) {
    long block = number / BLOCK;
    int slot = slot(number);
    if (slot < FRESH) {
      return new Delivery(number, block * FRESH + slot, Kind.STATE);
    }
    long earlier = Math.max(0, block - (slot == BLOCK - 1 ? 2 : 1));
    long quote = earlier * FRESH + mixed(number) % FRESH;
    if (slot == BLOCK - 1 || (slot == BLOCK - 2 && block % 4 == 0)) {
      return new Delivery(number, quote, block % 2 == 0 ? Kind.MOVED : Kind.DELETED);
    }
    return new Delivery(number, quote, Kind.STATE);
  }

  /** Whether a number is the first delivery of its quote. */
  static boolean isFirst(long number) {
    return slot(number) < FRESH;
  }

  /** Mixed, so that the kinds of deliveries do not come in lumps. */
  private static int slot(long number) {
    return (int) ((number % BLOCK * 37 + number / BLOCK * 11) % BLOCK);
  }

  /** How many different quotes there are among the first deliveries. */
  static long quotes(long deliveries) {
    return deliveries / BLOCK * FRESH;
  }

  /** The record that a broker would send. */
  TrafficRecord record(long number) {
    Delivery delivery = delivery(number);
    Instant at = START.plusMillis(number * 1_000 / PER_SECOND);
    boolean deleted = delivery.kind() == Kind.DELETED;
    return new TrafficRecord(
        number,
        delivery.key(),
        delivery.key(),
        deleted ? null : json(delivery, at).getBytes(StandardCharsets.UTF_8),
        deleted ? Map.of("revision", Integer.toString(delivery.revision())) : Map.of(),
        at);
  }

  /** The same as the row of a table that belongs to this source. */
  TrafficRecord row(long number, String source) {
    Delivery delivery = delivery(number);
    return new TrafficRecord(
        number,
        source,
        delivery.key(),
        delivery.key(),
        delivery.kind() == Kind.DELETED ? null : columns(delivery),
        Map.of(),
        START.plusMillis(number * 1_000 / PER_SECOND));
  }

  private byte[] columns(Delivery delivery) {
    QuoteTerms terms = terms(delivery);
    ObjectNode row = JSON.createObjectNode();
    row.put("id", delivery.key());
    row.put("revision", delivery.revision());
    row.put("broker", terms.broker());
    row.put("customer_name", terms.customer().name());
    row.put("customer_email", terms.customer().email());
    row.put("pickup_station", terms.pickup().station());
    row.put("pickup_at", terms.pickup().at().toString());
    row.put("return_station", terms.dropOff().station());
    row.put("return_at", terms.dropOff().at().toString());
    row.put("car_class", terms.carClass());
    row.put("price", terms.price().amount().toPlainString());
    row.put("currency", terms.price().currency());
    row.put("quoted_at", terms.quotedAt().toString());
    return row.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The content of a delivery as the grid knows it; not for a deletion. */
  QuoteTerms terms(Delivery delivery) {
    Wish wish = wish(delivery);
    String customer = wish.customer() + "@example.org";
    return new QuoteTerms(
        wish.broker(),
        new Customer(customer, "Customer " + wish.customer(), customer, null),
        new Stop(wish.station(), wish.station(), wish.pickup().atTime(wish.hour(), 30)),
        new Stop(wish.station(), wish.station(), wish.pickup().plusDays(wish.days()).atTime(10, 0)),
        wish.carClass(),
        wish.carClass().substring(0, 2),
        new Money(BigDecimal.valueOf(wish.cents(), 2), "EUR"),
        START.plusMillis(delivery.quote()));
  }

  private String json(Delivery delivery, Instant at) {
    Wish wish = wish(delivery);
    return "{\"id\":\""
        + delivery.key()
        + "\",\"revision\":"
        + delivery.revision()
        + ",\"broker\":\""
        + wish.broker()
        + "\",\"customer\":{\"name\":\"Customer "
        + wish.customer()
        + "\",\"email\":\""
        + wish.customer()
        + "@example.org\"},\"pickup\":{\"station\":\""
        + wish.station()
        + "\",\"at\":\""
        + wish.pickup()
        + (wish.hour() < 10 ? "T0" : "T")
        + wish.hour()
        + ":30\"},\"return\":{\"station\":\""
        + wish.station()
        + "\",\"at\":\""
        + wish.pickup().plusDays(wish.days())
        + "T10:00\"},\"carClass\":\""
        + wish.carClass()
        + "\",\"price\":"
        + wish.cents() / 100
        + "."
        + (wish.cents() % 100)
        + ",\"currency\":\"EUR\",\"quotedAt\":\""
        + START.plusMillis(delivery.quote())
        + "\"}";
  }

  /** What five quotes have in common, and what this one has of its own. */
  private record Wish(
      String customer,
      String station,
      LocalDate pickup,
      int hour,
      int days,
      String carClass,
      String broker,
      long cents) {}

  private Wish wish(Delivery delivery) {
    long wish = delivery.quote() / BROKERS_PER_WISH;
    long mix = mixed(wish);
    boolean hot = unit(mix) < HOT_TRIP;
    long day = (hot ? 0 : mix % DAYS) + (delivery.kind() == Kind.MOVED ? 1 : 0);
    int broker = (int) ((wish + delivery.quote() % BROKERS_PER_WISH) % brokers.size());
    return new Wish(
        "customer" + mix % 1_000_000_007L,
        stations.get(hot ? 0 : popularity.rank(unit(mixed(mix)))),
        FIRST_DAY.plusDays(day),
        6 + (int) (mix % 14),
        1 + (int) (mix % 9),
        CLASSES.get((int) (mix % CLASSES.size())),
        brokers.get(broker),
        9_050 + mixed(delivery.quote()) % 400 * 100);
  }

  private static double unit(long mix) {
    return (mix & 0xFFFFFFFFL) / (double) (1L << 32);
  }

  /** A number's random number, not negative. */
  private static long mixed(long value) {
    return new SplittableRandom(value).nextLong() & Long.MAX_VALUE;
  }
}
