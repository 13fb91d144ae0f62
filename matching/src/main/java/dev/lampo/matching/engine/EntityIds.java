package dev.lampo.matching.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * The ids of one engine's entities: 1, 2, 3 and so on in the order of their publication, none used
 * twice. Every id ever published can be resolved. To be used by the engine's thread.
 */
public final class EntityIds {
  private final Records records;
  private final Entities entities = new Entities();
  private final FormerIds former = new FormerIds();
  private long published;
  private long counter;

  EntityIds(Records records) {
    this.records = records;
  }

  /** How many ids were ever published, which is also the last one. */
  public long published() {
    return published;
  }

  /** How many of them are an entity's own now. */
  public int live() {
    return entities.size();
  }

  /**
   * What became of an id.
   *
   * @throws IllegalArgumentException if it was never published
   */
  public Resolved resolve(long id) {
    if (id < 1 || id > published) {
      throw new IllegalArgumentException(
          "there is no entity " + id + ": the last one that was published is " + published);
    }
    if (entities.find(id) != 0) {
      return new Resolved.Live(id);
    }
    TreeSet<Long> parts = new TreeSet<>();
    for (int row = former.find(id); row != 0; row = former.findNext(row)) {
      long leadsTo = entities.id(records.entity(former.anchor(row)));
      if (!former.part(row)) {
        return new Resolved.Live(leadsTo);
      }
      parts.add(leadsTo);
    }
    return parts.isEmpty() ? new Resolved.Gone() : new Resolved.Split(new ArrayList<>(parts));
  }

  /** The id of the entity in which a held record is. */
  long of(int slot) {
    return entities.id(records.entity(slot));
  }

  Entities entities() {
    return entities;
  }

  FormerIds former() {
    return former;
  }

  /** A new entity with a new id. */
  int publish() {
    return entities.add(++published);
  }

  /** The next number of the counter by which records are told who came first. */
  long tick() {
    return ++counter;
  }

  long counter() {
    return counter;
  }

  /** Continues where other ids ended. */
  void continueFrom(long lastPublished, long lastCounter) {
    published = lastPublished;
    counter = lastCounter;
  }

  /** Lets an id lead to the entity of a record, unless it is that entity's own. */
  void lead(long id, boolean part, int anchor) {
    if (id != of(anchor)) {
      enlist(former.add(id, part, anchor));
    }
  }

  /** Notes that a record's entity has a row in its list. */
  private void enlist(int row) {
    int entity = records.entity(former.anchor(row));
    former.after(row, entities.former(entity));
    entities.former(entity, row);
  }

  /**
   * Lets the ids that led to an entity lead to where their records went.
   *
   * @param of the entity's row, which may not be an entity any more
   * @param lost says of an anchor that it does not count any more
   * @param heir the anchor of those whose own does not
   */
  void redirect(int first, IntPredicate lost, int heir) {
    int row = first;
    while (row != 0) {
      int after = former.after(row);
      if (lost.test(former.anchor(row))) {
        former.anchor(row, heir);
      }
      if (former.id(row) == of(former.anchor(row))) {
        former.remove(row);
      } else {
        enlist(row);
      }
      row = after;
    }
  }

  /** Lets the ids that led to an entity without records lead to what was split off it. */
  void bequeath(long dead, int first) {
    List<Integer> heirs = new ArrayList<>();
    for (int row = former.find(dead); row != 0; row = former.findNext(row)) {
      heirs.add(former.anchor(row));
    }
    int row = first;
    while (row != 0) {
      int after = former.after(row);
      long id = former.id(row);
      former.remove(row);
      for (int heir : heirs) {
        if (!leads(id, records.entity(heir))) {
          lead(id, true, heir);
        }
      }
      row = after;
    }
  }

  private boolean leads(long id, int entity) {
    for (int row = former.find(id); row != 0; row = former.findNext(row)) {
      if (records.entity(former.anchor(row)) == entity) {
        return true;
      }
    }
    return false;
  }

  long bytes() {
    return 40 + entities.bytes() + former.bytes();
  }
}
