package dev.lampo.matching.engine;

import dev.lampo.matching.compare.Hash;

/** The entities that live. */
final class Entities extends HashedRows {
  private static final int ID = 1;
  private static final int MEMBER = 3;
  private static final int FORMER = 4;

  Entities() {
    super(5);
  }

  @Override
  long hash(int entity) {
    return Hash.mixed(id(entity));
  }

  /** The row of an id, or 0. */
  int find(long id) {
    int entity = head(Hash.mixed(id));
    while (entity != 0 && id(entity) != id) {
      entity = next(entity);
    }
    return entity;
  }

  int add(long id) {
    int entity = take();
    setLong(entity, ID, id);
    insert(entity);
    return entity;
  }

  void remove(int entity) {
    unlink(entity);
    give(entity);
  }

  long id(int entity) {
    return getLong(entity, ID);
  }

  /** The slot of one of its records. */
  int member(int entity) {
    return get(entity, MEMBER);
  }

  void member(int entity, int slot) {
    set(entity, MEMBER, slot);
  }

  /** The first row of {@link FormerIds} that leads here. */
  int former(int entity) {
    return get(entity, FORMER);
  }

  void former(int entity, int row) {
    set(entity, FORMER, row);
  }
}
