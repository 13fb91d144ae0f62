package dev.lampo.matching.golden;

import static java.util.Objects.requireNonNull;

import dev.lampo.matching.record.RecordId;
import java.util.List;

/**
 * The merged truth about one entity.
 *
 * @param entity the record that stands for the entity
 * @param records all of its records by name
 * @param fields in the order of the rules
 */
public record GoldenRecord(RecordId entity, List<RecordId> records, List<GoldenField> fields) {
  /** Copies the lists. */
  public GoldenRecord {
    requireNonNull(entity, "entity is null");
    records = List.copyOf(records);
    fields = List.copyOf(fields);
  }
}
