package dev.lampo.matching.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Gives the parts of settled components their entities. Each old entity claims the part in which
 * its first record is; of several claims on one part the oldest id wins and the others are
 * absorbed; a part that nobody claims gets a new id.
 */
final class Publication {
  private final Records records;
  private final EntityIds ids;
  private final List<int[]> parts;
  private final IntList removed;
  private final IntMap updated;
  private final IntMap partOf = new IntMap();

  /** By ids, so that the oldest claim comes first. */
  private final TreeMap<Long, Old> olds = new TreeMap<>();

  /** By parts, the row of the part's entity. */
  private final int[] named;

  /** By parts, whether the entity is new. */
  private final boolean[] fresh;

  /**
   * Prepares a publication.
   *
   * @param parts whole components, each part sorted by names, the parts by their first members
   * @param removed slots of records that were removed, still with their entities
   * @param updated slots of records that were held and were delivered anew
   */
  Publication(Records records, EntityIds ids, List<int[]> parts, IntList removed, IntMap updated) {
    this.records = records;
    this.ids = ids;
    this.parts = parts;
    this.removed = removed;
    this.updated = updated;
    this.named = new int[parts.size()];
    this.fresh = new boolean[parts.size()];
  }

  /** Names all parts, and says what changed. */
  List<Change> publish() {
    gather();
    name();
    final List<Change> changes = new ChangeList(this).changes();
    for (int part = 0; part < named.length; part++) {
      settle(part);
    }
    for (Old old : olds.values()) {
      if (!old.dead()) {
        follow(old);
      }
    }
    for (Old old : olds.values()) {
      if (old.dead()) {
        bury(old);
      }
    }
    for (int i = 0; i < removed.size(); i++) {
      records.free(removed.get(i));
    }
    return changes;
  }

  private void gather() {
    for (int part = 0; part < named.length; part++) {
      for (int slot : parts.get(part)) {
        partOf.put(slot, part);
        if (records.entity(slot) != 0) {
          old(slot).add(slot, records.since(slot), updated.contains(slot), part);
        }
      }
    }
    for (int i = 0; i < removed.size(); i++) {
      old(removed.get(i)).lose();
    }
  }

  private Old old(int slot) {
    return olds.computeIfAbsent(ids.of(slot), id -> new Old(records.entity(slot), id));
  }

  private void name() {
    for (Old old : olds.values()) {
      if (!old.dead() && named[old.line()] == 0) {
        named[old.line()] = old.entity();
      }
    }
    for (int part = 0; part < named.length; part++) {
      if (named[part] == 0) {
        named[part] = ids.publish();
        fresh[part] = true;
      }
    }
  }

  /** Newcomers are counted after the records that are there, in the order in which they came. */
  private void settle(int part) {
    int entity = named[part];
    int[] members = parts.get(part);
    ids.entities().member(entity, members[0]);
    IntList newcomers = new IntList();
    for (int slot : members) {
      if (records.entity(slot) != entity) {
        newcomers.add(slot);
      }
    }
    for (int slot : inOrder(newcomers.toArray())) {
      records.since(slot, ids.tick());
    }
    for (int i = 0; i < newcomers.size(); i++) {
      records.entity(newcomers.get(i), entity);
    }
  }

  /** By the age of the entity that they come from, then of their time there, then by names. */
  private int[] inOrder(int[] slots) {
    if (slots.length < 2) {
      return slots;
    }
    Integer[] sorted = new Integer[slots.length];
    Arrays.setAll(sorted, i -> slots[i]);
    Arrays.sort(
        sorted,
        Comparator.<Integer>comparingLong(
                slot -> records.entity(slot) == 0 ? Long.MAX_VALUE : ids.of(slot))
            .thenComparingLong(records::since)
            .thenComparing(records::id));
    return Arrays.stream(sorted).mapToInt(Integer::intValue).toArray();
  }

  private void follow(Old old) {
    int entity = old.entity();
    if (named[old.line()] != entity) {
      ids.lead(old.id(), false, old.first());
    } else if (!old.lost() && old.members().size() == whole(old)) {
      return;
    }
    int first = ids.entities().former(entity);
    ids.entities().former(entity, 0);
    ids.redirect(first, anchor -> lost(old, anchor), old.first());
    splitOff(old);
    if (named[old.line()] != entity) {
      ids.entities().remove(entity);
    }
  }

  /** How many of its records are where its first one is. */
  private int whole(Old old) {
    int count = 0;
    for (int i = 0; i < old.members().size(); i++) {
      count += partOf.get(old.members().get(i)) == old.line() ? 1 : 0;
    }
    return count;
  }

  private boolean lost(Old old, int anchor) {
    int part = partOf.get(anchor);
    return part == IntMap.ABSENT || part != old.line() && updated.contains(anchor);
  }

  /** What was split off is found by the old id once the old id's own line has ended. */
  private void splitOff(Old old) {
    IntMap anchors = new IntMap();
    IntList split = new IntList();
    for (int i = 0; i < old.members().size(); i++) {
      int slot = old.members().get(i);
      int part = partOf.get(slot);
      if (part != old.line() && fresh[part]) {
        int other = anchors.get(part + 1);
        if (other == IntMap.ABSENT || records.since(slot) < records.since(other)) {
          split.add(part);
          anchors.put(part + 1, slot);
        }
      }
    }
    for (int part : split.distinct()) {
      ids.lead(old.id(), true, anchors.get(part + 1));
    }
  }

  private void bury(Old old) {
    int first = ids.entities().former(old.entity());
    ids.entities().former(old.entity(), 0);
    ids.bequeath(old.id(), first);
    ids.entities().remove(old.entity());
  }

  Collection<Old> olds() {
    return olds.values();
  }

  List<int[]> parts() {
    return parts;
  }

  IntList removed() {
    return removed;
  }

  Records records() {
    return records;
  }

  /** The part of a record that is held. */
  int partOf(int slot) {
    return partOf.get(slot);
  }

  /** The id of a part's entity. */
  long id(int part) {
    return ids.entities().id(named[part]);
  }

  /** Whether a part's entity is new. */
  boolean isFresh(int part) {
    return fresh[part];
  }

  /** The id of the entity in which a record was. */
  long before(int slot) {
    return ids.of(slot);
  }
}
