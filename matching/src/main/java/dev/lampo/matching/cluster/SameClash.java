package dev.lampo.matching.cluster;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Members whose values of one feature are the same: a part has each value at most once. */
final class SameClash implements Clash {
  private final int[] value;
  private final List<Set<Integer>> values = new ArrayList<>();

  SameClash(Members members, int feature) {
    value = Clash.numbered(members, feature);
  }

  @Override
  public boolean any() {
    BitSet seen = new BitSet();
    for (int number : value) {
      if (number != NONE && seen.get(number)) {
        return true;
      }
      if (number != NONE) {
        seen.set(number);
      }
    }
    return false;
  }

  @Override
  public boolean between(int part, int other) {
    return !Collections.disjoint(of(part), of(other));
  }

  @Override
  public void join(int into, int from) {
    Set<Integer> larger = of(into);
    Set<Integer> smaller = of(from);
    if (larger.size() < smaller.size()) {
      Set<Integer> turned = larger;
      larger = smaller;
      smaller = turned;
    }
    larger.addAll(smaller);
    values.set(into, larger);
    values.set(from, Set.of());
  }

  /** Made when first asked for: most components never clash. */
  private Set<Integer> of(int part) {
    for (int place = values.size(); place < value.length; place++) {
      values.add(new HashSet<>(value[place] == NONE ? Set.of() : Set.of(value[place])));
    }
    return values.get(part);
  }
}
