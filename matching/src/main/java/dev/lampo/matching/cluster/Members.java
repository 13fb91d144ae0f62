package dev.lampo.matching.cluster;

import dev.lampo.matching.compare.Value;
import dev.lampo.matching.record.RecordId;

/** The records of one component, by places in ascending order of their names. */
public interface Members {
  /** How many there are. */
  int size();

  /** The name of the record at a place. */
  RecordId name(int place);

  /** The features of the record at a place. */
  Value[] values(int place);
}
