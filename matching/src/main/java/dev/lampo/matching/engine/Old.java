package dev.lampo.matching.engine;

/** An entity as it was before an operation, with those of its records that are still held. */
final class Old {
  private final int entity;
  private final long id;
  private final IntList members = new IntList();
  private int first;
  private boolean firstIsNew;
  private long firstSince;
  private int line;
  private boolean lost;

  Old(int entity, long id) {
    this.entity = entity;
    this.id = id;
  }

  /** Its row in {@link Entities}. */
  int entity() {
    return entity;
  }

  long id() {
    return id;
  }

  IntList members() {
    return members;
  }

  /**
   * Adds a record in a part. The first record is the one that has been here longest; one that was
   * delivered anew counts last, because it may have become another.
   */
  void add(int slot, long since, boolean delivered, int part) {
    boolean before =
        members.isEmpty() || (delivered == firstIsNew ? since < firstSince : firstIsNew);
    if (before) {
      first = slot;
      firstIsNew = delivered;
      firstSince = since;
      line = part;
    }
    members.add(slot);
  }

  /** Notes that a record of it was removed. */
  void lose() {
    lost = true;
  }

  /** Whether a record of it was removed. */
  boolean lost() {
    return lost;
  }

  /** The slot of its first record; 0 where none is left. */
  int first() {
    return first;
  }

  /** The part in which its first record is, which has the best claim on its id. */
  int line() {
    return line;
  }

  boolean dead() {
    return members.isEmpty();
  }
}
