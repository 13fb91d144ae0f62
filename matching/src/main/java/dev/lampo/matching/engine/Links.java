package dev.lampo.matching.engine;

import dev.lampo.matching.cluster.CannotLinks;
import dev.lampo.matching.cluster.Separation;
import dev.lampo.matching.record.RecordId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The cannot-links of one engine; takes no room while there are none. */
final class Links implements Separation {
  private Map<RecordId, Set<RecordId>> partners = Map.of();

  @Override
  public boolean isEmpty() {
    return partners.isEmpty();
  }

  @Override
  public Set<RecordId> from(RecordId record) {
    return partners.getOrDefault(record, Set.of());
  }

  boolean contains(CannotLinks.Pair pair) {
    return from(pair.one()).contains(pair.other());
  }

  /** Says whether it is new. */
  boolean add(CannotLinks.Pair pair) {
    if (contains(pair)) {
      return false;
    }
    if (partners.isEmpty()) {
      partners = new HashMap<>();
    }
    partners.computeIfAbsent(pair.one(), one -> new HashSet<>(2)).add(pair.other());
    partners.computeIfAbsent(pair.other(), other -> new HashSet<>(2)).add(pair.one());
    return true;
  }

  /** Says whether it was there. */
  boolean remove(CannotLinks.Pair pair) {
    if (!contains(pair)) {
      return false;
    }
    remove(pair.one(), pair.other());
    remove(pair.other(), pair.one());
    if (partners.isEmpty()) {
      partners = Map.of();
    }
    return true;
  }

  private void remove(RecordId one, RecordId other) {
    Set<RecordId> left = partners.get(one);
    left.remove(other);
    if (left.isEmpty()) {
      partners.remove(one);
    }
  }

  CannotLinks all() {
    List<CannotLinks.Pair> pairs = new ArrayList<>();
    partners.forEach(
        (one, others) -> others.forEach(other -> pairs.add(new CannotLinks.Pair(one, other))));
    return pairs.isEmpty() ? CannotLinks.NONE : new CannotLinks(pairs);
  }
}
