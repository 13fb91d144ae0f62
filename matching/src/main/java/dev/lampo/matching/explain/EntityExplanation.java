package dev.lampo.matching.explain;

import static java.util.Objects.requireNonNull;

import dev.lampo.matching.record.RecordId;
import java.util.List;
import java.util.Optional;

/**
 * What holds an entity together.
 *
 * @param entity the record that stands for it
 * @param records all of its records by name
 * @param links the strongest links that suffice to hold it together (its maximum spanning forest),
 *     from the strongest down
 * @param weakest the last of them, field by field; empty for a record alone
 * @param cuts what a repair gave up at its border, from the strongest down
 */
public record EntityExplanation(
    RecordId entity,
    List<RecordId> records,
    List<Link> links,
    Optional<PairExplanation> weakest,
    List<Cut> cuts) {
  /** Copies the lists. */
  public EntityExplanation {
    requireNonNull(entity, "entity is null");
    requireNonNull(weakest, "weakest is null");
    records = List.copyOf(records);
    links = List.copyOf(links);
    cuts = List.copyOf(cuts);
  }
}
