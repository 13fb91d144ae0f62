package dev.lampo.matching.engine;

import java.util.List;

/** What became of an id that an engine once published. */
public sealed interface Resolved {
  /**
   * The id leads to one entity: its own, or that into which its first record went.
   *
   * @param entity the entity's id, which is the asked one unless that was merged into it
   */
  record Live(long entity) implements Resolved {}

  /**
   * All records that kept the id were removed, and the parts that were split off before live on.
   *
   * @param entities their ids in ascending order, at least one
   */
  record Split(List<Long> entities) implements Resolved {
    /** Copies the list. */
    public Split {
      entities = List.copyOf(entities);
    }
  }

  /** All records were removed, and nothing was split off that lives. */
  record Gone() implements Resolved {}
}
