package dev.lampo.matching.record;

import static java.util.Objects.requireNonNull;

/**
 * Names one record.
 *
 * @param source who delivered it
 * @param id as the source names it
 */
public record RecordId(String source, String id) implements Comparable<RecordId> {
  /** Refuses nulls. */
  public RecordId {
    requireNonNull(source, "source is null");
    requireNonNull(id, "id is null");
  }

  @Override
  public int compareTo(RecordId other) {
    int sources = source.compareTo(other.source);
    return sources != 0 ? sources : id.compareTo(other.id);
  }

  /** {@code source:id}, or the id alone where the source has no name. */
  @Override
  public String toString() {
    return source.isEmpty() ? id : source + ":" + id;
  }
}
