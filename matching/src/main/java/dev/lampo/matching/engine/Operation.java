package dev.lampo.matching.engine;

import static java.util.Objects.requireNonNull;

import dev.lampo.matching.cluster.CannotLinks;
import dev.lampo.matching.compare.Value;
import dev.lampo.matching.record.RecordId;

/**
 * What may be done to an engine; an absolute state each, so that doing it again changes nothing.
 */
public sealed interface Operation {
  /**
   * A record is as it says, whether it is new or held already.
   *
   * @param record its name
   * @param values by the features of the rules, prepared by the engine's model; null where nothing
   *     is known; not to be changed afterwards
   */
  record Put(RecordId record, Value[] values) implements Operation {
    /** Refuses nulls. */
    public Put {
      requireNonNull(record, "record is null");
      requireNonNull(values, "values is null");
    }
  }

  /** A record is not there. */
  record Remove(RecordId record) implements Operation {
    /** Refuses null. */
    public Remove {
      requireNonNull(record, "record is null");
    }
  }

  /** Two records must never be one, whether they are held or not. */
  record CannotLink(CannotLinks.Pair pair) implements Operation {
    /** Refuses null. */
    public CannotLink {
      requireNonNull(pair, "pair is null");
    }
  }

  /** A cannot-link is taken back. */
  record Allow(CannotLinks.Pair pair) implements Operation {
    /** Refuses null. */
    public Allow {
      requireNonNull(pair, "pair is null");
    }
  }
}
