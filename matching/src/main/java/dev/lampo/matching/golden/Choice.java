package dev.lampo.matching.golden;

import dev.lampo.matching.normal.Part;
import dev.lampo.matching.rules.Feature;
import dev.lampo.matching.rules.Rules;
import dev.lampo.matching.rules.Survivor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One way to choose, applied to candidates: rows that have a value for the field. */
final class Choice {
  private final Rules rules;
  private final Members members;

  Choice(Rules rules, Members members) {
    this.rules = rules;
    this.members = members;
  }

  /** The candidates that a way leaves: at least one. */
  List<Integer> left(Survivor survivor, List<Integer> candidates, int feature) {
    Function<Integer, String> value = row -> members.text(row, feature);
    Function<Integer, Integer> letters = row -> length(members.text(row, feature));
    Function<Integer, Double> size = row -> number(members.text(row, feature));
    Comparator<String> order = Comparator.naturalOrder();
    Comparator<Double> up = Comparator.naturalOrder();
    boolean number = rules.features().get(feature).kind() == Part.Kind.NUMBER;
    return switch (survivor.kind()) {
      case MOST_FREQUENT -> mostFrequent(candidates, value);
      case LONGEST -> best(candidates, letters, Comparator.naturalOrder());
      case SHORTEST -> best(candidates, letters, Comparator.reverseOrder());
      case GREATEST -> number ? best(candidates, size, up) : best(candidates, value, order);
      case LEAST ->
          number
              ? best(candidates, size, up.reversed())
              : best(candidates, value, order.reversed());
      case MOST_RECENT -> byDate(survivor, candidates, Comparator.naturalOrder());
      case OLDEST -> byDate(survivor, candidates, Comparator.reverseOrder());
      case SOURCE -> bySource(survivor, candidates);
      case VALIDATED -> validated(survivor, candidates, feature);
    };
  }

  private static List<Integer> mostFrequent(
      List<Integer> candidates, Function<Integer, String> value) {
    Map<String, Integer> counts = new HashMap<>();
    candidates.forEach(row -> counts.merge(value.apply(row), 1, Integer::sum));
    return best(candidates, row -> counts.get(value.apply(row)), Comparator.naturalOrder());
  }

  private List<Integer> byDate(
      Survivor survivor, List<Integer> candidates, Comparator<String> order) {
    int date = main(survivor.names());
    return best(candidates, row -> date < 0 ? null : members.text(row, date), order);
  }

  private List<Integer> bySource(Survivor survivor, List<Integer> candidates) {
    return best(
        candidates,
        row -> {
          int place = survivor.names().indexOf(members.id(row).source());
          return place < 0 ? null : -place;
        },
        Comparator.naturalOrder());
  }

  private List<Integer> validated(Survivor survivor, List<Integer> candidates, int feature) {
    String field = rules.features().get(feature).field();
    int check = -1;
    for (int i = 0; i < rules.features().size(); i++) {
      Feature each = rules.features().get(i);
      if (each.field().equals(field) && survivor.names().contains(each.part())) {
        check = i;
      }
    }
    int part = check;
    return best(
        candidates,
        row -> part >= 0 && "yes".equals(members.text(row, part)) ? "yes" : null,
        Comparator.naturalOrder());
  }

  /** Those with the greatest rank; those without a rank only where none has one. */
  private static <T> List<Integer> best(
      List<Integer> candidates, Function<Integer, T> rank, Comparator<? super T> order) {
    T best = null;
    List<Integer> left = new ArrayList<>();
    for (int row : candidates) {
      T each = rank.apply(row);
      int compared = each == null || best == null ? 0 : order.compare(each, best);
      if (each != null && (best == null || compared > 0)) {
        best = each;
        left.clear();
      }
      if (each != null && compared >= 0 || best == null) {
        left.add(row);
      }
    }
    return left;
  }

  private int main(List<String> names) {
    for (int i = 0; i < rules.features().size(); i++) {
      if (!names.isEmpty() && rules.features().get(i).toString().equals(names.get(0))) {
        return i;
      }
    }
    return -1;
  }

  private static Double number(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** How many different values candidates have. */
  int values(List<Integer> candidates, int feature) {
    return candidates.stream()
        .map(row -> members.text(row, feature))
        .collect(Collectors.toSet())
        .size();
  }
}
