package dev.lampo.demo.traffic;

import dev.lampo.demo.traffic.Planned.Broken;
import dev.lampo.demo.traffic.Planned.Deletes;
import dev.lampo.demo.traffic.Planned.Offers;
import dev.lampo.demo.traffic.Planned.Says;
import dev.lampo.model.QuoteTerms;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What happens to the quotes of one party: changes, moves and deletions, late, reordered and twice.
 */
final class QuoteLives {
  private final Party party = new Party();
  private final List<Planned> deliveries = new ArrayList<>();
  private final Instant now;
  private final long start;
  private final int window;
  private final Offering offering;
  private final SplittableRandom random;
  private Channel channel;
  private Sample sample;
  private boolean plain;

  /** A quote of the party, for those who need one to damage. */
  record Sample(String id, QuoteTerms terms) {}

  /** A delivery and after how many records it is due. */
  private record Step(Says says, byte[] value, int afterRecords) {}

  QuoteLives(Instant now, long start, int window, Offering offering, SplittableRandom random) {
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
    this.start = start;
    this.window = window;
    this.offering = offering;
    this.random = random;
  }

  /**
   * One broker's answer to a wish.
   *
   * @return how many quotes it made of it, no more than were left
   */
  int answer(Wish wish, String broker, Channel by, int left, Supplier<String> newId) {
    channel = by;
    int quotes = 0;
    for (int classes = chance(15) ? 2 : 1; classes > 0 && quotes < left; classes--) {
      Instant quotedAt = now.minusSeconds(random.nextInt(36 * 3600));
      QuoteTerms terms =
          offering.terms(wish, broker, offering.carClass(wish), offering.price(wish), quotedAt);
      live(newId.get(), wish, terms);
      quotes++;
      if (quotes < left && chance(8)) {
        Instant later = quotedAt.plus(Duration.ofMinutes(random.nextInt(1, 600)));
        live(newId.get(), wish, newer(wish, terms, later));
        quotes++;
      }
      if (quotes < left && chance(3)) {
        live(newId.get(), wish, terms);
        quotes++;
      }
    }
    return quotes;
  }

  /** A deletion whose record never comes. */
  void deletionOfUnknown(Channel by, String id) {
    channel = by;
    schedule(id, List.of(deletion(random.nextInt(1, 4), 0)));
  }

  /** Some quote of the party, or null where it has none. */
  Sample sample() {
    return sample;
  }

  /** Adds a record as it is. */
  void add(Channel by, String key, String partitionKey, Says says, Supplier<byte[]> value) {
    long due = start + random.nextInt(window);
    Party of = says instanceof Broken ? null : party;
    deliveries.add(new Planned(due, 0, by, of, key, partitionKey, says, value, Map.of()));
  }

  /** All that was planned, each with its number in the whole traffic. */
  List<Planned> deliveries(LongSupplier orders) {
    deliveries.stream().filter(delivery -> delivery.party() != null).forEach(d -> party.plan());
    return deliveries.stream()
        .map(
            delivery -> delivery.again(delivery.due(), orders.getAsLong(), delivery.partitionKey()))
        .toList();
  }

  private void live(String id, Wish wish, QuoteTerms first) {
    sample = new Sample(id, first);
    // Where two contents share a version the fingerprint decides: the spelling is the plain one.
    boolean contradictory = random.nextInt(500) == 0;
    plain = contradictory;
    List<Step> steps = new ArrayList<>(List.of(offer(id, 1, first, wish)));
    QuoteTerms terms = first;
    Wish asked = wish;
    int version = 1;
    for (int changes = changes(); changes > 0; changes--) {
      terms = newer(asked, terms, terms.quotedAt());
      steps.add(offer(id, ++version, terms, asked));
    }
    if (chance(2)) {
      asked = offering.moved(wish);
      terms = elsewhere(asked, terms);
      steps.add(offer(id, ++version, terms, asked));
    }
    if (contradictory) {
      steps.add(offer(id, version, newer(asked, terms, terms.quotedAt()), asked));
    }
    end(id, version, asked, terms, steps);
    if (steps.size() > 1 && chance(25)) {
      Collections.reverse(steps);
    }
    schedule(id, steps);
  }

  private int changes() {
    int dice = random.nextInt(100);
    return dice < 4 ? 2 : dice < 12 ? 1 : 0;
  }

  /** Deletions: of the newest version, of an older one, of one that comes back. */
  private void end(String id, int version, Wish wish, QuoteTerms terms, List<Step> steps) {
    int dice = random.nextInt(1000);
    if (dice < 30) {
      steps.add(deletion(version + 1, window / 2));
    } else if (dice < 35) {
      steps.add(deletion(version - 1, window / 2));
    } else if (dice < 38) {
      steps.add(deletion(version, window / 2));
    } else if (dice < 42) {
      steps.add(deletion(version + 1, window / 2));
      steps.add(offer(id, version + 2, newer(wish, terms, terms.quotedAt()), wish));
    }
  }

  private QuoteTerms newer(Wish wish, QuoteTerms terms, Instant quotedAt) {
    return offering.terms(
        wish, terms.broker(), terms.carClass(), offering.changed(terms.price()), quotedAt);
  }

  private QuoteTerms elsewhere(Wish wish, QuoteTerms terms) {
    return offering.terms(wish, terms.broker(), terms.carClass(), terms.price(), terms.quotedAt());
  }

  private Step offer(String id, int version, QuoteTerms terms, Wish wish) {
    QuoteText quote =
        plain ? QuoteText.of(id, version, terms) : offering.spelled(id, version, terms);
    return new Step(new Offers(version, terms, wish), quote.bytes(channel.kind()), nextWait());
  }

  private Step deletion(int version, int atLeast) {
    return new Step(new Deletes(version), null, atLeast + nextWait());
  }

  private int nextWait() {
    // Most answers come at once, changes within a while.
    return chance(70) ? random.nextInt(20) : random.nextInt(Math.max(21, window / 4));
  }

  private void schedule(String id, List<Step> steps) {
    long due = start;
    for (Step step : steps) {
      due = Math.min(start + window, due + step.afterRecords());
      Map<String, String> headers =
          step.says() instanceof Deletes deletes
              ? Map.of("revision", Long.toString(deletes.version()))
              : Map.of();
      Planned delivery =
          new Planned(due, 0, channel, party, id, id, step.says(), step::value, headers);
      deliveries.add(delivery);
      redeliver(delivery);
    }
  }

  /** One in five comes again with the same bytes, some twice, a few through another partition. */
  private void redeliver(Planned delivery) {
    int dice = random.nextInt(100);
    int times = dice < 2 ? 2 : dice < 20 ? 1 : 0;
    for (; times > 0; times--) {
      long later = Math.min(start + window, delivery.due() + 1 + random.nextInt(window));
      String partitionKey = chance(1) ? delivery.key() + "'" : delivery.key();
      deliveries.add(delivery.again(later, 0, partitionKey));
    }
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
