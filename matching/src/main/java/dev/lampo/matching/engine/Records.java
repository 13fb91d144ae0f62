package dev.lampo.matching.engine;

import dev.lampo.matching.compare.Hash;
import dev.lampo.matching.compare.Value;
import dev.lampo.matching.record.RecordId;
import java.util.Arrays;

/** The records that are held, each in a slot that is used again once it is free. */
final class Records extends HashedRows {
  private static final int ENTITY = 1;
  private static final int PAIR = 2;
  private static final int SINCE = 3;
  private static final int CIRCLE = 5;
  private static final int PAGE_BITS = 10;
  private static final Object[][] NONE = {};

  /** By slots in pages: the name, then the values. */
  private Object[][] pages = NONE;

  Records() {
    super(6);
  }

  @Override
  long hash(int slot) {
    return Hash.mixed(id(slot).hashCode());
  }

  /** The slot of a record, or 0. */
  int find(RecordId id) {
    int slot = head(Hash.mixed(id.hashCode()));
    while (slot != 0 && !id(slot).equals(id)) {
      slot = next(slot);
    }
    return slot;
  }

  /** Takes a slot for a record, which {@link #find} does not know yet. */
  int hold(RecordId id, Value[] values) {
    int slot = take();
    ensure(slot);
    references(slot)[place(slot)] = id;
    values(slot, values);
    circle(slot, slot);
    return slot;
  }

  /** Frees the slot of a record that {@link #find} does not know any more. */
  void free(int slot) {
    references(slot)[place(slot)] = null;
    references(slot)[place(slot) + 1] = null;
    entity(slot, 0);
    give(slot);
  }

  RecordId id(int slot) {
    return (RecordId) references(slot)[place(slot)];
  }

  Value[] values(int slot) {
    return (Value[]) references(slot)[place(slot) + 1];
  }

  void values(int slot, Value[] values) {
    references(slot)[place(slot) + 1] = values;
  }

  /** The entity's row; 0 before the record was published. */
  int entity(int slot) {
    return get(slot, ENTITY);
  }

  void entity(int slot, int entity) {
    set(slot, ENTITY, entity);
  }

  /** The first of the record's pairs. */
  int pair(int slot) {
    return get(slot, PAIR);
  }

  void pair(int slot, int pair) {
    set(slot, PAIR, pair);
  }

  /** When the record came into its entity, by the engine's counter. */
  long since(int slot) {
    return getLong(slot, SINCE);
  }

  void since(int slot, long since) {
    setLong(slot, SINCE, since);
  }

  /** The next record of the same component; the last one leads to the first. */
  int circle(int slot) {
    return get(slot, CIRCLE);
  }

  void circle(int slot, int next) {
    set(slot, CIRCLE, next);
  }

  private Object[] references(int slot) {
    return pages[slot >>> PAGE_BITS];
  }

  private static int place(int slot) {
    return (slot & (1 << PAGE_BITS) - 1) * 2;
  }

  private void ensure(int slot) {
    int page = slot >>> PAGE_BITS;
    if (page >= pages.length) {
      pages = Arrays.copyOf(pages, Math.max(page + 1, pages.length + (pages.length >> 1)));
    }
    int wanted = place(slot) + 2;
    if (pages[page] == null) {
      pages[page] = new Object[page == 0 ? 8 : 2 << PAGE_BITS];
    } else if (wanted > pages[page].length) {
      pages[page] = Arrays.copyOf(pages[page], Math.min(2 << PAGE_BITS, 2 * pages[page].length));
    }
  }

  @Override
  long bytes() {
    long bytes = super.bytes() + 20 + 4L * pages.length;
    for (Object[] page : pages) {
      bytes += page == null ? 0 : 16 + 4L * page.length;
    }
    return bytes;
  }
}
