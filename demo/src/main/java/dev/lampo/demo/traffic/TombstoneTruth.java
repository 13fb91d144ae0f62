package dev.lampo.demo.traffic;

import static java.util.Objects.requireNonNull;

/**
 * A deletion whose record never came.
 *
 * @param id record id in the grid, source name included
 * @param deletedVersion highest version deleted
 * @param deliveries how many times it was sent
 */
public record TombstoneTruth(String id, long deletedVersion, int deliveries) implements TruthRow {
  /** Refuses a missing id. */
  public TombstoneTruth {
    requireNonNull(id, "id is null");
  }
}
