package dev.lampo.matching.cluster;

import dev.lampo.matching.compare.Value;

/** Members whose values of one feature differ: a part has one value or none. */
final class DifferClash implements Clash {
  private final Value[] value;

  DifferClash(Members members, int feature) {
    value = new Value[members.size()];
    for (int place = 0; place < value.length; place++) {
      value[place] = members.values(place)[feature];
    }
  }

  @Override
  public boolean any() {
    Value first = null;
    for (Value each : value) {
      if (first != null && each != null && !first.same(each)) {
        return true;
      }
      first = first == null ? each : first;
    }
    return false;
  }

  @Override
  public boolean between(int part, int other) {
    return value[part] != null && value[other] != null && !value[part].same(value[other]);
  }

  @Override
  public void join(int into, int from) {
    if (value[into] == null) {
      value[into] = value[from];
    }
  }
}
