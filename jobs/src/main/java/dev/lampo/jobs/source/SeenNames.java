package dev.lampo.jobs.source;

import java.util.HashSet;
import java.util.Set;

/** Finds a name that stands twice in one JSON object; most objects have a handful of names. */
final class SeenNames {
  private static final int FEW = 24;
  private final String[] few = new String[FEW];
  private final Set<String> many = new HashSet<>();
  private int count;

  void clear() {
    count = 0;
    if (!many.isEmpty()) {
      many.clear();
    }
  }

  /** Takes a name, and says whether it is new. */
  boolean add(String name) {
    for (int i = 0; i < Math.min(count, FEW); i++) {
      if (few[i].hashCode() == name.hashCode() && few[i].equals(name)) {
        return false;
      }
    }
    if (count >= FEW) {
      return many.add(name);
    }
    few[count++] = name;
    return true;
  }
}
