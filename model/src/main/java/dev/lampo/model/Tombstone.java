package dev.lampo.model;

import static java.util.Objects.requireNonNull;

/**
 * A deletion whose record has not come yet. When the record comes with an older version it is
 * withdrawn from its first moment; the tombstone stays, for the record may be delivered again.
 *
 * @param id record id
 * @param lineage with {@link Lineage#version()} {@link Lineage#NEVER}
 * @param stamp when the grid last changed it, see {@link Stamp}
 */
public record Tombstone(String id, Lineage lineage, long stamp) {
  /** Refuses nulls. */
  public Tombstone {
    requireNonNull(id, "id is null");
    requireNonNull(lineage, "lineage is null");
  }
}
