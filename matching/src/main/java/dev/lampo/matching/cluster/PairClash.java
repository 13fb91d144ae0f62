package dev.lampo.matching.cluster;

import dev.lampo.matching.rules.Condition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Members of which several tests hold at once. Members with the same values of the tested features
 * behave alike, so one of each stands for all.
 */
final class PairClash implements Clash {
  private final Members members;
  private final Condition condition;

  /** By places, the number of the member's combination of values. */
  private final int[] kind;

  /** By kinds, the first member of it and how many there are. */
  private final int[] first;

  private final int[] count;
  private final List<BitSet> kinds = new ArrayList<>();

  PairClash(Members members, Condition condition) {
    this.members = members;
    this.condition = condition;
    kind = Clash.numbered(members, condition.tests());
    int distinct = Arrays.stream(kind).max().orElse(NONE) + 1;
    first = new int[distinct];
    count = new int[distinct];
    for (int place = kind.length - 1; place >= 0; place--) {
      if (kind[place] != NONE) {
        first[kind[place]] = place;
        count[kind[place]]++;
      }
    }
  }

  @Override
  public boolean any() {
    for (int one = 0; one < first.length; one++) {
      for (int other = one; other < first.length; other++) {
        if ((one != other || count[one] > 1) && forbids(one, other)) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public boolean between(int part, int other) {
    BitSet ones = of(part);
    BitSet others = of(other);
    for (int one = ones.nextSetBit(0); one >= 0; one = ones.nextSetBit(one + 1)) {
      for (int two = others.nextSetBit(0); two >= 0; two = others.nextSetBit(two + 1)) {
        if (forbids(one, two)) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public void join(int into, int from) {
    of(into).or(of(from));
  }

  private boolean forbids(int one, int other) {
    return condition.holds(members.values(first[one]), members.values(first[other]));
  }

  private BitSet of(int part) {
    for (int place = kinds.size(); place < kind.length; place++) {
      BitSet own = new BitSet();
      if (kind[place] != NONE) {
        own.set(kind[place]);
      }
      kinds.add(own);
    }
    return kinds.get(part);
  }
}
