package dev.lampo.matching.cluster;

import dev.lampo.matching.record.RecordId;
import java.util.Set;

/** Which records must never be one with a record, by people's decision. Symmetric. */
public interface Separation {
  /** The records that must not be with this one; empty for most. */
  Set<RecordId> from(RecordId record);

  /** Whether nothing at all is separated. */
  boolean isEmpty();
}
