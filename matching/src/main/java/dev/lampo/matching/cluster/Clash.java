package dev.lampo.matching.cluster;

import dev.lampo.matching.compare.Value;
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

  /** Numbers the distinct values of features; {@link #NONE} where one of them is missing. */
  static int[] numbered(Members members, int... features) {
    Map<List<String>, Integer> numbers = new HashMap<>();
    int[] numbered = new int[members.size()];
    for (int place = 0; place < numbered.length; place++) {
      String[] texts = texts(members.values(place), features);
      numbered[place] =
          texts == null
              ? NONE
              : numbers.computeIfAbsent(Arrays.asList(texts), text -> numbers.size());
    }
    return numbered;
  }

  private static String[] texts(Value[] values, int[] features) {
    String[] texts = new String[features.length];
    for (int i = 0; i < texts.length; i++) {
      Value value = values[features[i]];
      if (value == null) {
        return null;
      }
      texts[i] = value.text();
    }
    return texts;
  }
}
