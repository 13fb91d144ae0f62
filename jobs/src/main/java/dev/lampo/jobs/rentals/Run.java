package dev.lampo.jobs.rentals;

import dev.lampo.model.SourcePosition;
import dev.lampo.model.Stamp;
import dev.lampo.model.StoredPosition;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One execution of the job, as its coordinator began it.
 *
 * @param epoch number of the run, see {@link Stamp}
 * @param from where the hops are filled from
 * @param whole whether the maps held everything when it began
 * @param durable stamp up to which the relational copy has everything
 * @param positions where reading of each source partition goes on at least
 */
record Run(int epoch, RestoreFrom from, boolean whole, long durable, List<StoredPosition> positions)
    implements Serializable {
  /** Where a run takes over the state. */
  enum RestoreFrom {
    /** The maps hold it, whole. */
    MAPS,
    /** The maps are not whole; the relational copy holds it. */
    COPY
  }

  /** Positions that a run may give out: a million million. */
  private static final int POSITIONS_OF_A_RUN_BITS = 40;

  /** A number above every position that an earlier run may have given out. */
  long firstPosition() {
    return (long) epoch << POSITIONS_OF_A_RUN_BITS;
  }

  /** The positions of one source by partition. */
  Map<Integer, Long> positionsOf(String source) {
    return positions.stream()
        .filter(position -> position.source().equals(source))
        .collect(Collectors.toMap(StoredPosition::partition, StoredPosition::next));
  }

  /** Where one partition goes on, or null at its beginning. */
  StoredPosition storedOf(String source, int partition) {
    return positions.stream()
        .filter(position -> position.lane().equals(SourcePosition.lane(source, partition)))
        .findFirst()
        .orElse(null);
  }

  /** Stamp of what changes while {@code snapshots} snapshots of this run are done. */
  long stamp(int snapshots) {
    return new Stamp(epoch, snapshots + 1).asLong();
  }
}
