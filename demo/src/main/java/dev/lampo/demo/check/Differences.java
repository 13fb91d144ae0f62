package dev.lampo.demo.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is not as it should be: counted in full, named up to a bound. Not thread-safe. */
public final class Differences {
  /** So many differences of a kind are named. */
  public static final int NAMED_MAX = 20;

  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
  private final Map<Kind, List<String>> named = new EnumMap<>(Kind.class);

  /** Kinds of differences. */
  public enum Kind {
    /** Not there, or counted too few times. */
    LOST,
    /** There without a reason, or counted too many times. */
    DOUBLED,
    /** There with another version, trip or price. */
    WRONG_CONTENT,
    /** There with another standing, or in favour of another quote. */
    WRONG_STANDING,
    /** Quotes that belong together are apart, or the other way round, or other offers are best. */
    WRONG_ENQUIRY,
    /** Refused for another cause. */
    WRONG_REJECT
  }

  /** Notes one difference. */
  void add(Kind kind, String what) {
    counts.merge(kind, 1, Integer::sum);
    List<String> list = named.computeIfAbsent(kind, k -> new ArrayList<>());
    if (list.size() < NAMED_MAX) {
      list.add(what);
    }
  }

  /** How many there are of a kind. */
  public int count(Kind kind) {
    return counts.getOrDefault(kind, 0);
  }

  /** The first of a kind in words. */
  public List<String> named(Kind kind) {
    return List.copyOf(named.getOrDefault(kind, List.of()));
  }

  /** Whether all is as it should be. */
  public boolean isEmpty() {
    return counts.isEmpty();
  }
}
