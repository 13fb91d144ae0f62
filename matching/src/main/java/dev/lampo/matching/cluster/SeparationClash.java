package dev.lampo.matching.cluster;

import dev.lampo.matching.record.Forest;
import dev.lampo.matching.record.RecordId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Members that people keep apart. */
final class SeparationClash implements Clash {
  private final Forest parts;

  /** By place, the places that must not be with it; only for members that have any. */
  private final Map<Integer, List<Integer>> apart = new HashMap<>();

  /** By part, its members that have any. */
  private final Map<Integer, List<Integer>> concerned = new HashMap<>();

  SeparationClash(Members members, Separation separation, Forest parts) {
    this.parts = parts;
    for (int place = 0; place < members.size(); place++) {
      Set<RecordId> from = separation.from(members.name(place));
      if (!from.isEmpty()) {
        note(place, from, members);
      }
    }
  }

  private void note(int place, Set<RecordId> from, Members members) {
    List<Integer> places = new ArrayList<>();
    for (RecordId record : from) {
      int other = place(members, record);
      if (other >= 0) {
        places.add(other);
      }
    }
    if (!places.isEmpty()) {
      apart.put(place, places);
      concerned.put(place, new ArrayList<>(List.of(place)));
    }
  }

  private static int place(Members members, RecordId record) {
    int from = 0;
    int to = members.size() - 1;
    while (from <= to) {
      int middle = (from + to) >>> 1;
      int order = members.name(middle).compareTo(record);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        from = middle + 1;
      } else {
        to = middle - 1;
      }
    }
    return NONE;
  }

  @Override
  public boolean any() {
    return !apart.isEmpty();
  }

  @Override
  public boolean between(int part, int other) {
    List<Integer> ones = concerned.getOrDefault(part, List.of());
    List<Integer> others = concerned.getOrDefault(other, List.of());
    return ones.size() <= others.size() ? reaches(ones, other) : reaches(others, part);
  }

  private boolean reaches(List<Integer> places, int part) {
    for (int place : places) {
      for (int other : apart.get(place)) {
        if (parts.root(other) == part) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public void join(int into, int from) {
    List<Integer> moved = concerned.remove(from);
    if (moved != null) {
      concerned.computeIfAbsent(into, part -> new ArrayList<>()).addAll(moved);
    }
  }
}
