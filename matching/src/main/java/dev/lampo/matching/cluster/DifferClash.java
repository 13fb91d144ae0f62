package dev.lampo.matching.cluster;

/** Members whose values of one feature differ: a part has one value or none. */
final class DifferClash implements Clash {
  private final int[] value;

  DifferClash(Members members, int feature) {
    value = Clash.numbered(members, feature);
  }

  /** Values are numbered from 0, so a second one is there as soon as any is above 0. */
  @Override
  public boolean any() {
    for (int number : value) {
      if (number > 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean between(int part, int other) {
    return value[part] != NONE && value[other] != NONE && value[part] != value[other];
  }

  @Override
  public void join(int into, int from) {
    if (value[into] == NONE) {
      value[into] = value[from];
    }
  }
}
