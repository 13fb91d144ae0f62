package dev.lampo.demo.traffic;

import dev.lampo.demo.traffic.BrokenRecords.BrokenRecord;
import dev.lampo.demo.traffic.People.Family;
import dev.lampo.demo.traffic.People.Person;
import dev.lampo.demo.traffic.Planned.Broken;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Invents parties of customers, their wishes and all that brokers say about them. */
final class PartyPlanner {
  /** Broken records are one in two hundred; a party makes about ten records. */
  private static final double BROKEN_PER_PARTY = 0.05;

  private static final double HOT_TRIP = 0.05;
  private static final int HOT_DAYS_AHEAD = 30;
  private static final int DAYS_AHEAD_MAX = 180;
  private static final int BROKERS_MAX = 6;

  private final TrafficPlan.Settings settings;
  private final TrafficReference reference;
  private final Channels channels;
  private final BrokenRecords broken = new BrokenRecords();
  private final Zipf popularity;
  private final long origin;
  private long parties;
  private long customers;
  private long ids;
  private long orders;

  /**
   * Everything about one party.
   *
   * @param quotes how many of its records have content
   */
  record Plan(List<Planned> deliveries, int quotes) {}

  PartyPlanner(TrafficPlan.Settings settings, TrafficReference reference, Channels channels) {
    this.channels = channels;
    this.settings = settings;
    this.reference = reference;
    this.origin = new SplittableRandom(settings.seed()).nextLong();
    this.popularity = new Zipf(reference.groups().size());
  }

  /** The next party, with so many quotes at most. */
  Plan next(long due, long quotesMax) {
    // Each party has a random sequence of its own: how much one uses does not change the next.
    SplittableRandom random = new SplittableRandom(origin + ++parties);
    QuoteLives lives =
        new QuoteLives(
            settings.timeOf(due), due, settings.window(), new Offering(reference, random), random);
    int quotes = 0;
    for (Wish wish : wishes(settings.timeOf(due).atZone(ZoneOffset.UTC).toLocalDate(), random)) {
      quotes += answer(wish, lives, quotesMax - quotes, random);
    }
    if (random.nextInt(200) == 0) {
      String broker = anyBroker(random);
      lives.deletionOfUnknown(channels.of(broker), newId(broker));
    }
    if (random.nextDouble() < BROKEN_PER_PARTY) {
      damage(lives);
    }
    List<Planned> deliveries = lives.deliveries(() -> orders++);
    return new Plan(deliveries, quotes);
  }

  private int answer(Wish wish, QuoteLives lives, long quotesMax, SplittableRandom random) {
    int quotes = 0;
    int brokers = random.nextInt(1, BROKERS_MAX + 1);
    int first = random.nextInt(reference.brokers().size());
    for (int i = 0; i < Math.min(brokers, reference.brokers().size()); i++) {
      String broker = reference.brokers().get((first + i) % reference.brokers().size()).code();
      int left = (int) Math.min(Integer.MAX_VALUE, quotesMax - quotes);
      quotes += lives.answer(wish, broker, channels.of(broker), left, () -> newId(broker));
    }
    return quotes;
  }

  private void damage(QuoteLives lives) {
    QuoteLives.Sample sample = lives.sample();
    if (sample == null) {
      return;
    }
    // Two in three have an id of their own, the others are a broken change of a good record.
    String id = ids % 3 == 0 ? sample.id() : newId(sample.terms().broker());
    Channel channel = channels.of(sample.terms().broker());
    BrokenRecord record = broken.damage(channel.kind(), id, sample.terms());
    lives.add(channel, record.key(), id, new Broken(record.cause()), record.value());
  }

  private List<Wish> wishes(LocalDate today, SplittableRandom random) {
    Family family = People.family(random);
    Wish wish = wish(People.member(family, ++customers, random), today, random);
    return switch (random.nextInt(12)) {
      case 0 -> family(wish, family, random);
      case 1 -> List.of(wish, wish.inFamily(otherFamily(wish, random)));
      case 2 -> List.of(wish, wish.returnedOn(wish.returnAt().toLocalDate().plusDays(2)));
      case 3 -> twiceADay(wish, random);
      default -> List.of(wish);
    };
  }

  private List<Wish> family(Wish wish, Family family, SplittableRandom random) {
    List<Wish> wishes = new ArrayList<>(List.of(wish));
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      wishes.add(wish.of(People.member(family, ++customers, random)));
    }
    return wishes;
  }

  // At least seven hours between the plans leave six between the quotes, noise included.
  private static List<Wish> twiceADay(Wish wish, SplittableRandom random) {
    LocalDate day = wish.pickupAt().toLocalDate();
    Wish morning = wish.pickedUpAt(day.atTime(7 + random.nextInt(3), 0));
    return List.of(morning, wish.pickedUpAt(day.atTime(17 + random.nextInt(4), 0)));
  }

  private Wish wish(Person customer, LocalDate today, SplittableRandom random) {
    boolean hot = random.nextDouble() < HOT_TRIP;
    String group = hot ? reference.groups().get(0) : group(random);
    double far = random.nextDouble();
    int ahead = hot ? HOT_DAYS_AHEAD : 2 + (int) (far * far * DAYS_AHEAD_MAX);
    LocalDate day = today.plusDays(ahead);
    double length = random.nextDouble();
    LocalDate returnDay = day.plusDays(1 + (int) (length * length * 21));
    return new Wish(
        customer,
        group,
        day.atTime(7 + random.nextInt(14), 30 * random.nextInt(2)),
        random.nextInt(7) == 0 ? group(random) : group,
        returnDay.atTime(9 + random.nextInt(11), 0),
        reference.families().get(random.nextInt(reference.families().size())));
  }

  private String otherFamily(Wish wish, SplittableRandom random) {
    int at = reference.families().indexOf(wish.family());
    int step = random.nextInt(1, reference.families().size());
    return reference.families().get((at + step) % reference.families().size());
  }

  private String group(SplittableRandom random) {
    return reference.groups().get(popularity.rank(random.nextDouble()));
  }

  private String anyBroker(SplittableRandom random) {
    return reference.brokers().get(random.nextInt(reference.brokers().size())).code();
  }

  private String newId(String broker) {
    return "%s-%s%09d".formatted(broker, settings.tag(), ++ids);
  }
}
