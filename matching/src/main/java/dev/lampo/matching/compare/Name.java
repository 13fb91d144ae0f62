package dev.lampo.matching.compare;

import dev.lampo.matching.normal.GivenNames;
import java.util.Collections;
import java.util.Set;

/** What is known of a given name as it was written: the names it may stand for. */
final class Name {
  private final Set<String> roots;

  Name(String text) {
    roots = GivenNames.roots(text);
  }

  /** Whether both may stand for one name, as Bob and Robert do. */
  boolean meets(Name other) {
    return !Collections.disjoint(roots, other.roots);
  }

  /** Whether both are known and no form of one name: Maria and Mario are alike by chance. */
  boolean isAnother(Name other) {
    return !roots.isEmpty() && !other.roots.isEmpty() && !meets(other);
  }
}
