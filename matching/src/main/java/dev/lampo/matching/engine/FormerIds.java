package dev.lampo.matching.engine;

import dev.lampo.matching.compare.Hash;

/**
 * Where ids lead that are no entity's own. Each row leads to the entity of one record, its anchor,
 * and is in the list of that entity. An id has at most one row of its line, where its first record
 * went, and a row for each part that was split off.
 */
final class FormerIds extends HashedRows {
  private static final int ID = 1;
  private static final int ANCHOR = 3;
  private static final int AFTER = 4;

  FormerIds() {
    super(5);
  }

  @Override
  long hash(int row) {
    return Hash.mixed(id(row));
  }

  /** The first row of an id, or 0. */
  int find(long id) {
    return same(head(Hash.mixed(id)), id);
  }

  /** The next row of the same id, or 0. */
  int findNext(int row) {
    return same(next(row), id(row));
  }

  private int same(int row, long id) {
    int at = row;
    while (at != 0 && id(at) != id) {
      at = next(at);
    }
    return at;
  }

  int add(long id, boolean part, int anchor) {
    int row = take();
    setLong(row, ID, id);
    set(row, ANCHOR, anchor * 2 + (part ? 1 : 0));
    insert(row);
    return row;
  }

  void remove(int row) {
    unlink(row);
    give(row);
  }

  long id(int row) {
    return getLong(row, ID);
  }

  /** Whether it is of a part that was split off, not of the id's own line. */
  boolean part(int row) {
    return (get(row, ANCHOR) & 1) == 1;
  }

  /** The slot of the record whose entity is meant. */
  int anchor(int row) {
    return get(row, ANCHOR) >>> 1;
  }

  void anchor(int row, int slot) {
    set(row, ANCHOR, slot * 2 + (get(row, ANCHOR) & 1));
  }

  /** The next row that leads to the same entity, or 0. */
  int after(int row) {
    return get(row, AFTER);
  }

  void after(int row, int next) {
    set(row, AFTER, next);
  }
}
