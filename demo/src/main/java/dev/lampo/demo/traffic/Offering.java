package dev.lampo.demo.traffic;

import dev.lampo.model.Broker;
import dev.lampo.model.CarClass;
import dev.lampo.model.Customer;
import dev.lampo.model.Money;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.Station;
import dev.lampo.model.Stop;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How brokers answer a wish: with noise that the rule must see through, in several currencies, in
 * several spellings.
 */
final class Offering {
  /** Units of the currency for one euro, about; prices only have to look right. */
  private static final Map<String, Integer> RATES =
      Map.of("EUR", 1, "PLN", 4, "CZK", 25, "HUF", 400, "RON", 5);

  private static final Map<String, String> CURRENCIES =
      Map.of("PL", "PLN", "CZ", "CZK", "HU", "HUF", "RO", "RON");

  private final TrafficReference reference;
  private final SplittableRandom random;

  Offering(TrafficReference reference, SplittableRandom random) {
    this.reference = reference;
    this.random = random;
  }

  /** What a broker offers for a wish. */
  QuoteTerms terms(Wish wish, String broker, String carClass, Money price, Instant quotedAt) {
    LocalDateTime pickupAt = wish.pickupAt().plusMinutes(5L * random.nextInt(-6, 7));
    LocalDateTime returnAt = wish.returnAt().plusMinutes(15L * random.nextInt(-4, 5));
    var person = wish.customer();
    return new QuoteTerms(
        broker,
        new Customer(person.key(), person.name(), person.email(), person.phone()),
        new Stop(station(wish.pickupGroup()), wish.pickupGroup(), pickupAt),
        new Stop(station(wish.returnGroup()), wish.returnGroup(), returnAt),
        carClass,
        wish.family(),
        price,
        quotedAt);
  }

  /** Some class of the family that the wish asks for. */
  String carClass(Wish wish) {
    List<CarClass> classes = reference.classes(wish.family());
    return classes.get(random.nextInt(classes.size())).code();
  }

  /** A price for the length of the rental, mostly in the money of the pickup country. */
  Money price(Wish wish) {
    String country = reference.stations(wish.pickupGroup()).get(0).country();
    String currency = random.nextInt(10) < 7 ? CURRENCIES.getOrDefault(country, "EUR") : "EUR";
    long days = ChronoUnit.DAYS.between(wish.pickupAt().toLocalDate(), wish.returnAt());
    int level = 18 + 7 * reference.families().indexOf(wish.family());
    long cents = days * level * (70 + random.nextInt(60)) * RATES.get(currency);
    int digits = currency.equals("HUF") ? 0 : 2;
    BigDecimal amount = BigDecimal.valueOf(cents, 2).setScale(digits, RoundingMode.HALF_UP);
    return new Money(amount, currency);
  }

  /** Another price in the same currency, never the same one. */
  Money changed(Money price) {
    BigDecimal factor = BigDecimal.valueOf(random.nextInt(1, 15), 2);
    BigDecimal change =
        price.amount().multiply(factor).setScale(0, RoundingMode.UP).max(BigDecimal.ONE);
    return new Money(
        random.nextInt(3) == 0 && price.amount().compareTo(change) > 0
            ? price.amount().subtract(change)
            : price.amount().add(change),
        price.currency());
  }

  /** Where quotes of a wish go that move: one place for each wish, so that they meet again. */
  Wish moved(Wish wish) {
    int dice = Math.floorMod(wish.customer().name().hashCode(), 4);
    if (dice > 0) {
      return wish.moved(dice, wish.pickupGroup());
    }
    int at = reference.groups().indexOf(wish.pickupGroup());
    return wish.moved(0, reference.groups().get((at + 1) % reference.groups().size()));
  }

  /** The same offer in another hand: cases, blanks, aliases and zeros that mean nothing. */
  QuoteText spelled(String id, long version, QuoteTerms terms) {
    QuoteText quote = QuoteText.of(id, version, terms);
    if (terms.price().amount().scale() < 2 && random.nextBoolean()) {
      quote.with("price", terms.price().amount().setScale(2).toPlainString());
    }
    String email = terms.customer().email();
    switch (random.nextInt(8)) {
      case 0 -> quote.with("customer.email", email == null ? null : email.toUpperCase(Locale.ROOT));
      case 1 -> quote.with("customer.email", email == null ? null : " " + email + " ");
      case 2 -> quote.with("customer.phone", terms.customer().phone().replace(" ", ""));
      case 3 -> quote.with("customer.name", terms.customer().name().toUpperCase(Locale.ROOT));
      case 4 -> quote.with("pickup.station", alias(terms.pickup()));
      case 5 -> quote.with("return.station", alias(terms.dropOff()));
      case 6 -> quote.with("broker", alias(terms.broker()));
      default -> {}
    }
    return quote;
  }

  private String station(String group) {
    List<Station> stations = reference.stations(group);
    return stations.get(random.nextInt(stations.size())).id();
  }

  private String alias(Stop stop) {
    return reference.stations(stop.group()).stream()
        .filter(station -> station.id().equals(stop.station()))
        .map(station -> any(station.aliases(), station.id()))
        .findFirst()
        .orElseThrow();
  }

  private String alias(String code) {
    return reference.brokers().stream()
        .filter(broker -> broker.code().equals(code))
        .map((Broker broker) -> any(broker.aliases(), broker.code()))
        .findFirst()
        .orElseThrow();
  }

  private String any(List<String> aliases, String otherwise) {
    return aliases.isEmpty() ? otherwise : aliases.get(random.nextInt(aliases.size()));
  }
}
