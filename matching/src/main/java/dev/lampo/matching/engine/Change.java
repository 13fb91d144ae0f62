package dev.lampo.matching.engine;

import dev.lampo.matching.record.RecordId;
import java.util.List;

/**
 * What an operation changed. Ids are those of entities; records are in ascending order. A record
 * whose entity changed is named by exactly one change of a list, so a follower that maps each
 * record to the entity it is said to be in, and forgets those that left, always has the engine's
 * partition. What one list says holds at once; within it, an entity is told of before it is joined.
 */
public sealed interface Change {
  /**
   * New records make a new entity.
   *
   * @param entity a new id
   * @param records at least one
   */
  record Created(long entity, List<RecordId> records) implements Change {
    /** Copies the list. */
    public Created {
      records = List.copyOf(records);
    }
  }

  /** A new record came into an entity. */
  record Joined(RecordId record, long entity) implements Change {}

  /**
   * A record went from one entity to another that was there before; both entities live on, or the
   * same list tells what became of them.
   */
  record Moved(RecordId record, long from, long entity) implements Change {}

  /**
   * Entities became one. The id that was published first is kept; the others lead to it from now
   * on.
   *
   * @param absorbed the ids that are no entity's any more, in ascending order
   * @param entity the id that is kept
   * @param records those that came from the absorbed ones
   */
  record Merged(List<Long> absorbed, long entity, List<RecordId> records) implements Change {
    /** Copies the lists. */
    public Merged {
      absorbed = List.copyOf(absorbed);
      records = List.copyOf(records);
    }
  }

  /**
   * Parts of an entity became new entities. The part with its first record keeps the id, or is
   * absorbed by an older entity, of which the same list tells.
   *
   * @param entity the id that was split
   * @param parts what was split off, by ascending ids
   */
  record Split(long entity, List<Part> parts) implements Change {
    /** Copies the list. */
    public Split {
      parts = List.copyOf(parts);
    }
  }

  /**
   * One part that was split off.
   *
   * @param entity a new id; records of several split entities may meet under one
   * @param records those that came from the split entity
   */
  record Part(long entity, List<RecordId> records) {
    /** Copies the list. */
    public Part {
      records = List.copyOf(records);
    }
  }

  /** A record was removed. */
  record Left(RecordId record, long entity) implements Change {}

  /** An entity's last record was removed; its id is never used again. */
  record Retired(long entity) implements Change {}
}
