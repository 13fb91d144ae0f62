package dev.lampo.bench.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Given names by sex, some of two words, and what their bearers are called. Immutable. */
final class GivenNames {
  private static final double OFFSET = 8;
  private static final double SECOND_NAMES = 0.04;

  private final List<String> male = new ArrayList<>();
  private final List<String> female = new ArrayList<>();
  private final Map<String, List<String>> nicknames = new HashMap<>();
  private final Popularity males;
  private final Popularity females;

  GivenNames() {
    for (String line : Lines.of("given-names.txt")) {
      List<String> words = List.of(line.split(" "));
      (words.get(1).equals("m") ? male : female).add(words.get(0));
      nicknames.put(words.get(0), words.subList(2, words.size()));
    }
    males = new Popularity(male.size(), OFFSET);
    females = new Popularity(female.size(), OFFSET);
  }

  String draw(boolean ofMan, Dice dice) {
    String first = one(ofMan, dice);
    if (!dice.chance(SECOND_NAMES)) {
      return first;
    }
    String second = one(ofMan, dice);
    return second.equals(first) ? first : first + " " + second;
  }

  /** How somebody with that name is called; the name itself where nobody shortens it. */
  String nickname(String given, Dice dice) {
    List<String> known = nicknames.getOrDefault(given.split(" ")[0], List.of());
    return known.isEmpty() ? given : dice.of(known);
  }

  private String one(boolean ofMan, Dice dice) {
    return ofMan ? male.get(males.rank(dice)) : female.get(females.rank(dice));
  }
}
