package dev.lampo.demo.traffic;

import dev.lampo.demo.traffic.Party.Ledger;
import dev.lampo.model.Money;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.Standing;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The truth of one party from what was sent, by comparing every pair: slow, short, and no line of
 * it shared with the grid. The wishes that were planned must come out of the rule again; if not,
 * the traffic itself is wrong and an error says so.
 */
final class Oracle {
  private static final Duration TOLERANCE = Duration.ofHours(2);

  private final Map<String, Ledger> ledgers;

  Oracle(Map<String, Ledger> ledgers) {
    this.ledgers = ledgers;
  }

  void tell(Consumer<TruthRow> truth) {
    Map<String, QuoteTruth> quotes = new TreeMap<>();
    for (List<String> wish : wishes()) {
      judge(wish, quotes, truth);
    }
    ledgers.forEach((id, ledger) -> tellGone(id, ledger, truth));
    quotes.values().forEach(truth);
  }

  private List<List<String>> wishes() {
    List<String> live =
        ledgers.keySet().stream().filter(id -> ledgers.get(id).live()).sorted().toList();
    Set<String> left = new HashSet<>(live);
    List<List<String>> wishes = new ArrayList<>();
    for (String first : live) {
      if (left.remove(first)) {
        wishes.add(chain(first, left));
      }
    }
    checkPlan(wishes);
    return wishes;
  }

  private List<String> chain(String first, Set<String> left) {
    List<String> chain = new ArrayList<>();
    Deque<String> reached = new ArrayDeque<>(List.of(first));
    while (!reached.isEmpty()) {
      String id = reached.remove();
      chain.add(id);
      List<String> next = left.stream().filter(other -> sameWish(terms(id), terms(other))).toList();
      next.forEach(left::remove);
      reached.addAll(next);
    }
    chain.sort(Comparator.naturalOrder());
    return chain;
  }

  private static boolean sameWish(QuoteTerms a, QuoteTerms b) {
    return a.trip().equals(b.trip())
        && a.customer().key().equals(b.customer().key())
        && a.dropOff().group().equals(b.dropOff().group())
        && a.dropOff().at().toLocalDate().equals(b.dropOff().at().toLocalDate())
        && a.classFamily().equals(b.classFamily())
        && Duration.between(a.pickup().at(), b.pickup().at()).abs().compareTo(TOLERANCE) <= 0;
  }

  private void checkPlan(List<List<String>> wishes) {
    Collection<List<String>> planned =
        ledgers.keySet().stream()
            .filter(id -> ledgers.get(id).live())
            .sorted()
            .collect(Collectors.groupingBy(id -> ledgers.get(id).content.wish()))
            .values();
    if (!Set.copyOf(planned).equals(Set.copyOf(wishes))) {
      throw new IllegalStateException(
          "the traffic contradicts itself: planned " + planned + ", by the rule " + wishes);
    }
  }

  private void judge(List<String> wish, Map<String, QuoteTruth> quotes, Consumer<TruthRow> truth) {
    Map<List<String>, List<String>> byOffer =
        wish.stream()
            .collect(
                Collectors.groupingBy(id -> List.of(terms(id).broker(), terms(id).carClass())));
    List<String> current = new ArrayList<>();
    for (List<String> rivals : byOffer.values()) {
      String newest = rivals.stream().max(this::compareAge).orElseThrow();
      current.add(newest);
      for (String id : rivals) {
        quotes.put(id, live(id, newest));
      }
    }
    truth.accept(
        new EnquiryTruth(
            wish.stream().map(this::gridId).sorted().toList(),
            current.stream().map(this::gridId).sorted().toList(),
            best(current)));
  }

  private int compareAge(String a, String b) {
    return Comparator.comparing((String id) -> terms(id).quotedAt())
        .thenComparing(id -> ledgers.get(id).content.version())
        .thenComparing(this::gridId)
        .compare(a, b);
  }

  private Map<String, String> best(List<String> current) {
    Map<String, String> best = new HashMap<>();
    current.stream()
        .sorted(Comparator.comparing(this::gridId))
        .forEach(id -> best.merge(terms(id).price().currency(), id, this::cheaper));
    best.replaceAll((currency, id) -> gridId(id));
    return best;
  }

  private String cheaper(String held, String other) {
    Money price = terms(other).price();
    return price.isLessThan(terms(held).price()) ? other : held;
  }

  private QuoteTruth live(String id, String newest) {
    if (id.equals(newest)) {
      return quote(id, Standing.CURRENT, null);
    }
    QuoteTerms a = terms(id);
    QuoteTerms b = terms(newest);
    boolean same =
        a.price().equals(b.price())
            && a.pickup().equals(b.pickup())
            && a.dropOff().equals(b.dropOff())
            && a.quotedAt().equals(b.quotedAt());
    return quote(id, same ? Standing.DUPLICATE : Standing.SUPERSEDED, gridId(newest));
  }

  private void tellGone(String id, Ledger ledger, Consumer<TruthRow> truth) {
    if (ledger.deliveries == 0) {
      // Nothing that was planned about it has reached its table.
      return;
    }
    if (ledger.content == null) {
      truth.accept(new TombstoneTruth(gridId(id), ledger.deletedVersion, ledger.deliveries));
    } else if (!ledger.live()) {
      truth.accept(quote(id, Standing.WITHDRAWN, null));
    }
  }

  private QuoteTruth quote(String id, Standing standing, String inFavourOf) {
    Ledger ledger = ledgers.get(id);
    return new QuoteTruth(
        gridId(id),
        ledger.content.version(),
        ledger.live(),
        terms(id).trip().toString(),
        terms(id).price(),
        standing,
        inFavourOf,
        ledger.deliveries);
  }

  private QuoteTerms terms(String id) {
    return ledgers.get(id).content.terms();
  }

  private String gridId(String id) {
    return ledgers.get(id).channel.gridId(id);
  }
}
