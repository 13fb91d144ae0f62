package dev.lampo.matching.cluster;

import dev.lampo.matching.compare.Value;
import dev.lampo.matching.rules.Condition;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One reason for which members of one component must not be one, kept up to date while parts join.
 * A part is called by its lowest place, holds no contradiction, and at first is one member.
 */
interface Clash {
  /** Stands for a member of which this reason never speaks. */
  int NONE = -1;

  /** Whether any two members must not be one; asked before any parts join. */
  boolean any();

  /** Whether a member of one part must not be with a member of another part. */
  boolean between(int part, int other);

  /** Notes that all members of {@code from} are in {@code into} now. */
  void join(int into, int from);

  /** Numbers the distinct values of one feature; {@link #NONE} where it is missing. */
  static int[] numbered(Members members, int feature) {
    return numbered(members, List.of(new Condition.Test(Condition.How.SAME, feature, "")));
  }

  /**
   * Numbers the distinct values of the tests' features; {@link #NONE} where one is missing without
   * which the tests cannot hold.
   */
  static int[] numbered(Members members, List<Condition.Test> tests) {
    Map<List<String>, Integer> numbers = new HashMap<>();
    int[] numbered = new int[members.size()];
    for (int place = 0; place < numbered.length; place++) {
      String[] texts = texts(members.values(place), tests);
      numbered[place] =
          texts == null
              ? NONE
              : numbers.computeIfAbsent(Arrays.asList(texts), text -> numbers.size());
    }
    return numbered;
  }

  private static String[] texts(Value[] values, List<Condition.Test> tests) {
    String[] texts = new String[tests.size()];
    for (int i = 0; i < texts.length; i++) {
      Value value = values[tests.get(i).feature()];
      if (value == null && tests.get(i).how() != Condition.How.UNLESS) {
        return null;
      }
      texts[i] = value == null ? "" : value.text();
    }
    return texts;
  }
}
